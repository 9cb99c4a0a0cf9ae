import { FRAME_SAMPLES } from '../ogg/opus-packet';
import type { SourcePacket } from './outgoing-stream';

/** Numbers the frames of 20 ms of a source of ours. */
export class FrameNumbers {
  private sequenceNumber = 0;
  private timestamp = 0;

  next(payload: Buffer): SourcePacket {
    const { sequenceNumber, timestamp } = this;
    this.sequenceNumber = (sequenceNumber + 1) & 0xffff;
    this.timestamp = (timestamp + FRAME_SAMPLES) >>> 0;
    // The leg puts its own payload type in.
    return { payloadType: 0, marker: false, sequenceNumber, timestamp, payload };
  }
}
