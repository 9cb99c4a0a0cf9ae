import { FrameClock } from '../rtp/frame-clock';
import { FrameNumbers } from '../rtp/frame-numbers';
import type { SourcePacket } from '../rtp/outgoing-stream';

/** A sound in a loop, or once when its end is to be told, as packets when their time has come. */
export class SoundPlayer {
  private readonly clock = new FrameClock();
  private readonly numbers = new FrameNumbers();
  private index = 0;

  /** @param onEnd told when the last packet's time is over */
  constructor(
    private readonly frames: readonly Buffer[],
    private readonly onEnd?: () => void,
  ) {}

  /** The packets whose time has come. @param now milliseconds */
  due(now: number): SourcePacket[] {
    const packets: SourcePacket[] = [];
    for (let left = this.clock.due(now); left > 0; left -= 1) {
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
    this.clock.pause();
  }

  private next(): SourcePacket {
    const payload = this.frames[this.index % this.frames.length] ?? Buffer.alloc(0);
    this.index += 1;
    return this.numbers.next(payload);
  }
}
