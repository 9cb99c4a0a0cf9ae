import { sequenceDistance, type RtpPacket } from './rtp-packet';
import type { ReceptionReport, SenderReport } from './rtcp';

/** A jump beyond this is a stream that began anew, not loss. */
const MAX_GAP = 3000;

/** What came of one stream (RFC 3550 §6.4.1, A.1, A.3 and A.8). */
export class Reception {
  received = 0;
  private base: number | null = null;
  /** Newest number, counted on through the wraps. */
  private newest = 0;
  private expectedBefore = 0;
  private receivedBefore = 0;
  private jitter = 0;
  private transit: number | null = null;
  private report: { middleNtp: number; at: number } | null = null;

  constructor(
    readonly ssrc: number,
    private readonly clockRate: number,
  ) {}

  /** @returns the numbers that are missing between the newest before and this one */
  take(packet: RtpPacket, now: number): number[] {
    this.received += 1;
    this.updateJitter(packet.timestamp, now);
    if (this.base === null) {
      this.base = packet.sequenceNumber;
      this.newest = packet.sequenceNumber;
      return [];
    }
    const ahead = sequenceDistance(packet.sequenceNumber, this.newest & 0xffff);
    if (Math.abs(ahead) > MAX_GAP) {
      this.restart(packet.sequenceNumber);
      return [];
    }
    if (ahead <= 0) return [];
    const before = this.newest;
    this.newest += ahead;
    return Array.from({ length: ahead - 1 }, (_, index) => (before + 1 + index) & 0xffff);
  }

  takeReport(report: SenderReport, now: number): void {
    this.report = { middleNtp: report.middleNtp, at: now };
  }

  get lost(): number {
    return Math.max(0, this.expected - this.received);
  }

  get jitterMs(): number {
    return (this.jitter / this.clockRate) * 1000;
  }

  /** What to tell the sender; the fraction lost is that since the last call. */
  reportAt(now: number): ReceptionReport {
    const expected = this.expected - this.expectedBefore;
    const lost = expected - (this.received - this.receivedBefore);
    this.expectedBefore = this.expected;
    this.receivedBefore = this.received;
    return {
      ssrc: this.ssrc,
      fractionLost: expected > 0 && lost > 0 ? lost / expected : 0,
      lost: this.lost,
      newest: this.newest >>> 0,
      jitter: Math.round(this.jitter),
      lastReport: this.report?.middleNtp ?? 0,
      sinceLastReportMs: this.report ? now - this.report.at : 0,
    };
  }

  private get expected(): number {
    return this.base === null ? 0 : this.newest - this.base + 1;
  }

  private restart(sequenceNumber: number): void {
    const lost = this.lost;
    this.newest = sequenceNumber;
    this.base = sequenceNumber + 1 - this.received - lost;
  }

  private updateJitter(timestamp: number, now: number): void {
    const transit = Math.round((now * this.clockRate) / 1000) - timestamp;
    if (this.transit !== null) {
      const difference = Math.abs((transit - this.transit) | 0);
      this.jitter += (difference - this.jitter) / 16;
    }
    this.transit = transit;
  }
}
