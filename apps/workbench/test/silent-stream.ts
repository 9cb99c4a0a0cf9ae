/** A stream without any track. jsdom has none of its own. */
export class SilentStream extends EventTarget implements MediaStream {
  readonly active = false;
  readonly id = 'silent';
  onaddtrack = null;
  onremovetrack = null;

  addTrack(): void {
    throw new Error('It stays silent.');
  }

  removeTrack(): void {}

  clone(): MediaStream {
    return new SilentStream();
  }

  getTrackById(): null {
    return null;
  }

  getTracks(): MediaStreamTrack[] {
    return [];
  }

  getAudioTracks(): MediaStreamTrack[] {
    return [];
  }

  getVideoTracks(): MediaStreamTrack[] {
    return [];
  }
}
