import { FRAME_MS, FRAME_SAMPLES } from '../ogg/opus-packet';
import type { SourcePacket } from '../rtp/outgoing-stream';

/** Who is this late does not catch up, but goes on from here. */
const MAX_DUE = 10;

/** A sound in a loop, or once when its end is to be told, as packets when their time has come. */
export class SoundPlayer {
  private index = 0;
  private sequenceNumber = 0;
  private timestamp = 0;
  private nextAt: number | null = null;

  /** @param onEnd told when the last packet's time is over */
  constructor(
    private readonly frames: readonly Buffer[],
    private readonly onEnd?: () => void,
  ) {}

  /** The packets whose time has come. @param now milliseconds */
  due(now: number): SourcePacket[] {
    if (this.nextAt === null || now - this.nextAt > MAX_DUE * FRAME_MS) this.nextAt = now;
    const packets: SourcePacket[] = [];
    for (; this.nextAt <= now; this.nextAt += FRAME_MS) {
      if (this.onEnd && this.index >= this.frames.length) {
        this.onEnd();
        break;
      }
      packets.push(this.next());
    }
    return packets;
  }

  /** Nobody hears it at the moment: it goes on where it was. */
  pause(): void {
    this.nextAt = null;
  }

  private next(): SourcePacket {
    const payload = this.frames[this.index % this.frames.length] ?? Buffer.alloc(0);
    const { sequenceNumber, timestamp } = this;
    this.index += 1;
    this.sequenceNumber = (sequenceNumber + 1) & 0xffff;
    this.timestamp = (timestamp + FRAME_SAMPLES) >>> 0;
    // The leg puts its own payload type in.
    return { payloadType: 0, marker: false, sequenceNumber, timestamp, payload };
  }
}
