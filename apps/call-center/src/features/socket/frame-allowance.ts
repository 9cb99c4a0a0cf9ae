/** A bucket of frames: a burst at once, and a steady rate in the long run. Two numbers a connection. */
export class FrameAllowance {
  #left: number;
  #at: number;

  constructor(burstFrames: number, now: number) {
    this.#left = burstFrames;
    this.#at = now;
  }

  /** Milliseconds until the next frame is welcome; 0: this one was. */
  take({ burstFrames, framesPerSecond }: Rate, now: number): number {
    const earned = ((now - this.#at) * framesPerSecond) / 1000;
    this.#left = Math.min(burstFrames, this.#left + Math.max(0, earned));
    this.#at = now;
    if (this.#left < 1) return Math.ceil(((1 - this.#left) * 1000) / framesPerSecond);
    this.#left -= 1;
    return 0;
  }
}

interface Rate {
  burstFrames: number;
  framesPerSecond: number;
}
