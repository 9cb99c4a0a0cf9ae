import { OPUS_RATE } from '../ogg/opus-packet';

/** A packet that claims to be further away than this from when it came tells of a clock that began anew. */
const JUMP = 5 * OPUS_RATE;
/** For so long the packet that was least late is waited for: it says how the clocks stand. */
const WINDOW = 10 * OPUS_RATE;
/** Clocks may differ by so much before they are set: more than the network does to the quickest packets. */
const MAX_DRIFT = OPUS_RATE / 20;

/**
 * Where on the clock of the call the packets of one sender belong: by their own timestamps, so that what
 * came late does not sound late, and with the difference of the two clocks made up for. All in samples.
 */
export class SourceClock {
  private newest: number;
  /** `newest`, counted on through the wraps of 2^32. */
  private extended = 0;
  private leastLate = Infinity;
  private windowEnd: number;

  /** @param offset where the first packet belongs: when it came */
  constructor(
    timestamp: number,
    private offset: number,
  ) {
    this.newest = timestamp;
    this.windowEnd = offset + WINDOW;
  }

  /** @param at when it came */
  positionOf(timestamp: number, at: number): number {
    const ahead = (timestamp - this.newest) | 0;
    const extended = this.extended + ahead;
    if (ahead > 0) {
      this.newest = timestamp;
      this.extended = extended;
    }
    const late = at - (extended + this.offset);
    if (Math.abs(late) > JUMP) this.set(late, at);
    else this.leastLate = Math.min(this.leastLate, late);
    const position = extended + this.offset;
    if (at >= this.windowEnd) this.set(this.drift, at);
    return position;
  }

  private get drift(): number {
    return Math.abs(this.leastLate) > MAX_DRIFT ? this.leastLate : 0;
  }

  private set(by: number, at: number): void {
    this.offset += by;
    this.leastLate = Infinity;
    this.windowEnd = at + WINDOW;
  }
}
