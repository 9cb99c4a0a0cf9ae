/** What of a track matters here. */
export interface DeviceTrack extends EventTarget {
  stop(): void;
}

/**
 * A microphone or camera that is open or not. Closing wins over an opening that is still being asked for:
 * what comes too late is closed at once.
 */
export class Capture<Track extends DeviceTrack = MediaStreamTrack> {
  track: Track | null = null;
  private opening: Promise<boolean> | null = null;
  private askedTimes = 0;

  constructor(
    private readonly ask: () => Promise<{ getTracks(): Track[] }>,
    /** The device itself went away. */
    private readonly gone: () => void,
  ) {}

  /**
   * Opens it unless it is open.
   * @returns whether it is open now; `false` when it was closed meanwhile
   * @throws DOMException when it is refused or missing
   */
  open(): Promise<boolean> {
    if (this.track !== null) return Promise.resolve(true);
    this.opening ??= this.start(++this.askedTimes);
    return this.opening;
  }

  close(): void {
    this.askedTimes += 1;
    this.opening = null;
    this.track?.stop();
    this.track = null;
  }

  private async start(time: number): Promise<boolean> {
    try {
      const [track] = (await this.ask()).getTracks();
      if (time !== this.askedTimes || track === undefined) {
        track?.stop();
        return false;
      }
      this.track = track;
      track.addEventListener('ended', () => {
        if (this.track !== track) return;
        this.track = null;
        this.gone();
      });
      return true;
    } finally {
      if (time === this.askedTimes) this.opening = null;
    }
  }
}
