import type { StreamSource } from '../rtp/outgoing-stream';
import { FRAME_SAMPLES } from '../ogg/opus-packet';
import type { VoiceFrame } from './mix-voices';

/** So much of a voice waits before it is heard, against the unevenness of its way. */
const DELAY = 3 * FRAME_SAMPLES;
/** More than this is skipped: a sender's clock runs fast, or a line was stuck. */
const MAX_BEHIND = 10 * FRAME_SAMPLES;
/** RTP's numbers go round: further away than this is another time. */
const MAX_WAITING = 100;

/** One person's packets, put in order and made into frames of 20 ms. */
export class VoiceQueue {
  private readonly packets = new Map<number, Buffer>();
  private source: StreamSource | null = null;
  /** The timestamp that positions count from. */
  private base = 0;
  /** The position that is next; null: too little waits. */
  private playAt: number | null = null;
  /** Decoded, not yet heard. */
  private rest: VoiceFrame = new Int16Array(0);

  constructor(private readonly decode: (packet: Buffer) => VoiceFrame | null) {}

  /** @param source told apart by identity; each has a clock of its own */
  take(source: StreamSource, timestamp: number, payload: Buffer): void {
    if (source !== this.source) this.begin(source, timestamp);
    const position = (timestamp - this.base) | 0;
    const isLate = this.playAt !== null && position < this.playAt;
    if (isLate || this.packets.has(position) || this.packets.size >= MAX_WAITING) return;
    this.packets.set(position, payload);
  }

  /** The next 20 ms, with silence for what is missing; null: nothing is said. */
  next(): VoiceFrame | null {
    if (!this.keepPace()) return null;
    const frame = new Int16Array(FRAME_SAMPLES);
    let filled = this.give(frame, 0);
    while (filled < FRAME_SAMPLES && this.playAt !== null) {
      this.rest = this.read(this.playAt);
      filled += this.give(frame, filled);
    }
    return frame;
  }

  private begin(source: StreamSource, timestamp: number): void {
    this.source = source;
    this.base = timestamp;
    this.packets.clear();
    this.playAt = null;
    this.rest = new Int16Array(0);
  }

  /** Whether there is something to be heard. */
  private keepPace(): boolean {
    const positions = [...this.packets.keys()];
    const newest = Math.max(...positions);
    if (this.playAt === null) {
      const oldest = Math.min(...positions);
      if (positions.length === 0 || newest + FRAME_SAMPLES - oldest < DELAY)
        return this.rest.length > 0;
      this.playAt = oldest;
    } else if (newest - this.playAt > MAX_BEHIND) {
      const from = newest + FRAME_SAMPLES - DELAY;
      for (const position of positions) if (position < from) this.packets.delete(position);
      this.playAt = Math.min(...this.packets.keys());
    }
    return true;
  }

  /** What is said at a position; the next one is what follows. */
  private read(position: number): VoiceFrame {
    const packet = this.packets.get(position);
    if (packet) {
      this.packets.delete(position);
      const said = this.decode(packet) ?? new Int16Array(FRAME_SAMPLES);
      this.playAt = position + said.length;
      return said;
    }
    const later = [...this.packets.keys()].filter((each) => each > position);
    // Run dry: it begins anew once enough waits.
    this.playAt = later.length === 0 ? null : Math.min(position + FRAME_SAMPLES, ...later);
    return new Int16Array(this.playAt === null ? FRAME_SAMPLES : this.playAt - position);
  }

  private give(frame: VoiceFrame, at: number): number {
    const part = this.rest.subarray(0, FRAME_SAMPLES - at);
    frame.set(part, at);
    this.rest = this.rest.subarray(part.length);
    return part.length;
  }
}
