import type { StreamSource } from '../rtp/outgoing-stream';
import type { SoundPacket } from '../ogg/ogg-opus-stream';
import { FRAME_SAMPLES, SILENCE, samplesOf } from '../ogg/opus-packet';
import { SourceClock } from './source-clock';

/** What a decoder throws away while it finds its way in: 80 ms (RFC 7845 §4.2). */
export const PRE_SKIP = 3840;
/** So few bytes say only that nothing is said (DTX): silence does, too, and everybody can play that. */
const DTX_BYTES = 2;
/** Packets may overlap by so much; what comes from before that is there already, or came too late. */
const MAX_OVERLAP = 480;
/** By so much a packet may be before its time at most. */
const MAX_EARLY = 48_000;
/** More than anybody says within the time that packets wait here. */
const MAX_WAITING = 4000;

/** A packet as its sender numbers it. */
export interface SpokenPacket {
  /** Told apart by identity; each has a clock of its own. */
  source: StreamSource;
  timestamp: number;
  payload: Buffer;
}

/**
 * What one side says, in order and without a gap: silence stands where nothing was said or came. All
 * times are samples since the beginning of the recording, before which {@link PRE_SKIP} go unheard.
 */
export class SideTimeline {
  private source: StreamSource | null = null;
  private clock: SourceClock | null = null;
  private readonly waiting = new Map<number, SoundPacket>();
  /** Up to here it is told. */
  end = -PRE_SKIP;

  /** @param at when it came */
  take({ source, timestamp, payload }: SpokenPacket, at: number): void {
    const samples = payload.length > DTX_BYTES ? samplesOf(payload) : null;
    if (samples === null || this.waiting.size >= MAX_WAITING) return;
    if (!this.clock || source !== this.source) {
      this.source = source;
      this.clock = new SourceClock(timestamp, at);
    }
    const position = this.clock.positionOf(timestamp, at);
    if (!this.waiting.has(position)) this.waiting.set(position, { payload, samples });
  }

  /** The end: what has come and is for later, by the jitter of the first packet, is told as well. */
  rest(time: number): SoundPacket[] {
    const told = this.until(time);
    const early = [...this.waiting.keys()].filter((position) => position < time + MAX_EARLY);
    return [...told, ...this.until(Math.max(time, ...early.map((position) => position + 1)))];
  }

  /** Everything up to a time that was not told yet. */
  until(time: number): SoundPacket[] {
    const told: SoundPacket[] = [];
    const due = [...this.waiting].filter(([position]) => position < time);
    for (const [position, packet] of due.sort(([one], [other]) => one - other)) {
      this.waiting.delete(position);
      if (position < this.end - MAX_OVERLAP) continue;
      this.fill(told, position);
      told.push(packet);
      this.end += packet.samples;
    }
    this.fill(told, time);
    return told;
  }

  private fill(told: SoundPacket[], time: number): void {
    for (; this.end + FRAME_SAMPLES <= time; this.end += FRAME_SAMPLES) {
      told.push({ payload: SILENCE, samples: FRAME_SAMPLES });
    }
  }
}
