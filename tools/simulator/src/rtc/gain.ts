/** A microphone made louder or quieter. */
export class Gain {
  readonly track: MediaStreamTrack;
  private readonly audio = new AudioContext();
  private readonly node = this.audio.createGain();

  constructor(microphone: MediaStreamTrack) {
    const out = this.audio.createMediaStreamDestination();
    this.audio
      .createMediaStreamSource(new MediaStream([microphone]))
      .connect(this.node)
      .connect(out);
    const [track] = out.stream.getAudioTracks();
    if (track === undefined) throw new TypeError('no audio track');
    this.track = track;
  }

  /** 0 is silence, 1 as it came. */
  set(volume: number): void {
    this.node.gain.value = volume;
  }

  close(): void {
    this.track.stop();
    void this.audio.close();
  }
}
