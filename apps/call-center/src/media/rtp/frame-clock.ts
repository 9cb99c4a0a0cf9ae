import { FRAME_MS } from '../ogg/opus-packet';

/** Who is this late does not catch up, but goes on from here. */
const MAX_DUE = 10;

/** Counts frames of 20 ms whose time has come. */
export class FrameClock {
  private nextAt: number | null = null;

  /** How many since the last look; the first look is one. @param now milliseconds */
  due(now: number): number {
    if (this.nextAt === null || now - this.nextAt > MAX_DUE * FRAME_MS) this.nextAt = now;
    const count = Math.max(0, Math.floor((now - this.nextAt) / FRAME_MS) + 1);
    this.nextAt += count * FRAME_MS;
    return count;
  }

  /** The time until the next look does not count. */
  pause(): void {
    this.nextAt = null;
  }
}
