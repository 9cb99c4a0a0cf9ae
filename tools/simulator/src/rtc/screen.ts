function media<T extends 'audio' | 'video'>(tag: T): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.className = `mp-live-${tag}`;
  element.setAttribute('playsinline', '');
  return element;
}

/**
 * Where a leg is seen and heard. The sound has an element of its own, hidden: a browser holds back the sound of
 * one that waits for its first picture, and in a video call music comes long before that.
 */
export class Screen {
  readonly video = media('video');
  readonly audio = media('audio');
  private shouldPlay = true;

  constructor() {
    this.video.muted = true;
  }

  set volume(volume: number) {
    this.audio.volume = volume;
  }

  set isMuted(isMuted: boolean) {
    this.audio.muted = isMuted;
  }

  set isPlaying(isPlaying: boolean) {
    this.shouldPlay = isPlaying;
    for (const element of [this.video, this.audio]) {
      if (element.srcObject === null) continue;
      if (isPlaying) this.play(element);
      else element.pause();
    }
  }

  show(stream: MediaStream): void {
    const pictures = stream.getVideoTracks();
    this.audio.srcObject = new MediaStream(stream.getAudioTracks());
    this.video.srcObject = pictures.length > 0 ? new MediaStream(pictures) : null;
  }

  clear(): void {
    this.audio.srcObject = this.video.srcObject = null;
  }

  private play(element: HTMLMediaElement): void {
    element.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      // Browsers are silent until the person has touched the page; phones are not.
      window.addEventListener(
        'pointerdown',
        () => {
          if (element.srcObject !== null && this.shouldPlay) this.play(element);
        },
        { once: true },
      );
    });
  }
}
