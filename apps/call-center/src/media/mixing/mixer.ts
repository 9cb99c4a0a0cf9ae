import type { LegRole } from '../media-provider';
import { FrameClock } from '../rtp/frame-clock';
import { FrameNumbers } from '../rtp/frame-numbers';
import type { SourcePacket, StreamSource } from '../rtp/outgoing-stream';
import { framesOf } from '../rtp/red';
import { mixVoices, type VoiceFrame } from './mix-voices';
import { openVoiceCodec, type VoiceCodec } from './voice-codec';
import { VoiceQueue } from './voice-queue';

interface Seat {
  codec: VoiceCodec;
  said: VoiceQueue;
  heard: FrameNumbers;
}

/** 20 ms for one of them, said by all the others. */
export interface MixedPacket {
  role: LegRole;
  /** The same for all that this one hears. */
  source: StreamSource;
  packet: SourcePacket;
}

/**
 * Lets three hear each other: decodes what each says, and encodes for each what the others say together.
 * Copies in RED fill the places of what was lost.
 */
export class Mixer {
  private readonly clock = new FrameClock();
  private readonly seats: ReadonlyMap<LegRole, Seat>;

  constructor(roles: readonly LegRole[], openCodec: () => VoiceCodec = openVoiceCodec) {
    this.seats = new Map(
      roles.map((role) => {
        const codec = openCodec();
        const said = new VoiceQueue((packet) => codec.decode(packet));
        return [role, { codec, said, heard: new FrameNumbers() }];
      }),
    );
  }

  take(
    role: LegRole,
    source: StreamSource,
    { timestamp, payload }: SourcePacket,
    isRed: boolean,
  ): void {
    const said = this.seats.get(role)?.said;
    const frames = isRed ? framesOf(payload) : [{ ticksBefore: 0, frame: payload }];
    for (const { ticksBefore, frame } of frames) {
      said?.take(source, (timestamp - ticksBefore) >>> 0, frame);
    }
  }

  /** What has to be sent by now. @param now milliseconds */
  due(now: number): MixedPacket[] {
    const packets: MixedPacket[] = [];
    for (let left = this.clock.due(now); left > 0; left -= 1) packets.push(...this.next());
    return packets;
  }

  /** To be called once: codecs are not collected by themselves. */
  close(): void {
    for (const { codec } of this.seats.values()) codec.close();
  }

  private next(): MixedPacket[] {
    const voices = new Map<Seat, VoiceFrame>();
    for (const seat of this.seats.values()) {
      const frame = seat.said.next();
      if (frame) voices.set(seat, frame);
    }
    const mixes = mixVoices(voices, this.seats.values());
    return [...this.seats].flatMap(([role, seat]) => {
      const mix = mixes.get(seat);
      if (!mix) return [];
      return [{ role, source: seat, packet: seat.heard.next(seat.codec.encode(mix)) }];
    });
  }
}
