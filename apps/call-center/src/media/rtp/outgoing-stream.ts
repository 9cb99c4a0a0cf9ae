import { buildRtp, sequenceDistance, type RtpPacket } from './rtp-packet';

/** Who a stream's packets come from; told apart by identity. */
export type StreamSource = object;

/** A packet on its way out, in the numbering of its source. */
export type SourcePacket = Omit<RtpPacket, 'ssrc'>;

/**
 * What one leg receives of one kind: a single stream with one SSRC, whoever its packets come from.
 * A change of source continues numbers and time without a gap; within a source gaps and order stay as
 * they are, so that the receiver sees the true loss.
 */
export class OutgoingStream {
  packetCount = 0;
  octetCount = 0;
  private source: StreamSource | null = null;
  private sequenceOffset = 0;
  private timestampOffset = 0;
  /** Of the source's own numbers: the first and the newest since it took over. */
  private firstOfSource = 0;
  private newestOfSource = 0;
  private sequenceNumber: number;
  private timestamp: number;
  private sentAt: number | null = null;

  /** @param start where the numbers begin, which should not be guessed from outside */
  constructor(
    readonly ssrc: number,
    private readonly clockRate: number,
    start: { sequenceNumber: number; timestamp: number },
  ) {
    this.sequenceNumber = start.sequenceNumber & 0xffff;
    this.timestamp = start.timestamp >>> 0;
  }

  /**
   * The packet as this stream says it, or `null` if it is older than its source's turn.
   * @param now milliseconds of a clock that only runs forward
   */
  write(source: StreamSource, packet: SourcePacket, now: number): Buffer | null {
    const isFirst = source !== this.source;
    if (isFirst) this.turnTo(source, packet, now);
    else if (sequenceDistance(packet.sequenceNumber, this.firstOfSource) < 0) return null;
    const sequenceNumber = (packet.sequenceNumber + this.sequenceOffset) & 0xffff;
    const timestamp = (packet.timestamp + this.timestampOffset) >>> 0;
    if (isFirst || sequenceDistance(packet.sequenceNumber, this.newestOfSource) > 0) {
      this.newestOfSource = packet.sequenceNumber;
      this.sequenceNumber = sequenceNumber;
      this.timestamp = timestamp;
      this.sentAt = now;
    }
    this.packetCount += 1;
    this.octetCount += packet.payload.length;
    const marker = packet.marker || (isFirst && this.clockRate === 48_000);
    return buildRtp({ ...packet, marker, sequenceNumber, timestamp, ssrc: this.ssrc });
  }

  /** Leaves a packet of the source out, without a gap in the numbers. */
  skip(source: StreamSource, sequenceNumber: number): void {
    if (source !== this.source) return;
    if (sequenceDistance(sequenceNumber, this.newestOfSource) <= 0) return;
    this.newestOfSource = sequenceNumber;
    this.sequenceOffset -= 1;
  }

  /** The stream's time at `now`, for a sender report; `null` before the first packet. */
  timestampAt(now: number): number | null {
    return this.sentAt === null ? null : (this.timestamp + this.ticks(now - this.sentAt)) >>> 0;
  }

  private turnTo(source: StreamSource, packet: SourcePacket, now: number): void {
    const elapsed = this.sentAt === null ? 0 : Math.max(1, this.ticks(now - this.sentAt));
    this.source = source;
    this.firstOfSource = packet.sequenceNumber;
    this.sequenceOffset = this.sequenceNumber + 1 - packet.sequenceNumber;
    this.timestampOffset = this.timestamp + elapsed - packet.timestamp;
  }

  private ticks(ms: number): number {
    return Math.round((ms * this.clockRate) / 1000);
  }
}
