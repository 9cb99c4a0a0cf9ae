import { oggPackets } from '../ogg/ogg-packets';
import { FRAME_SAMPLES } from '../ogg/opus-packet';
import type { VoiceFrame } from './mix-voices';
import { openVoiceCodec } from './voice-codec';

/** `OpusHead` and `OpusTags`. */
const HEADERS = 2;

/** What an Ogg Opus file says, 20 ms after 20 ms from its first sample on. */
export class FileVoice {
  private readonly codec = openVoiceCodec();
  private readonly packets: AsyncGenerator<Buffer, void>;
  private headersLeft = HEADERS;
  /** Decoded, and not given yet. */
  private rest: VoiceFrame = new Int16Array(0);

  constructor(path: string) {
    this.packets = oggPackets(path);
  }

  /** Null: that was all. The last frame is filled up with silence. */
  async next(): Promise<VoiceFrame | null> {
    const frame = new Int16Array(FRAME_SAMPLES);
    let filled = this.give(frame, 0);
    while (filled < FRAME_SAMPLES) {
      const { value: packet, done } = await this.packets.next();
      if (done) return filled > 0 ? frame : null;
      if (this.headersLeft > 0) {
        this.headersLeft -= 1;
        continue;
      }
      this.rest = this.codec.decode(packet) ?? new Int16Array(FRAME_SAMPLES);
      filled += this.give(frame, filled);
    }
    return frame;
  }

  /** To be called once. */
  async close(): Promise<void> {
    this.codec.close();
    await this.packets.return();
  }

  private give(frame: VoiceFrame, at: number): number {
    const part = this.rest.subarray(0, FRAME_SAMPLES - at);
    frame.set(part, at);
    this.rest = this.rest.subarray(part.length);
    return part.length;
  }
}
