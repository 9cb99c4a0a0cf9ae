import { randomBytes } from 'node:crypto';
import { OutgoingStream, type SourcePacket, type StreamSource } from './rtp/outgoing-stream';
import { PacketCache } from './rtp/packet-cache';
import { Reception } from './rtp/reception';
import { RemoteReception } from './rtp/remote-reception';
import { primaryOf, withInnerType } from './rtp/red';
import { receiverReport, senderReport, sourceDescription } from './rtp/rtcp';
import type { RtpPacket } from './rtp/rtp-packet';
import { STREAM } from './sdp/answer';
import type { OfferedMedia } from './sdp/offer';

/** Audio or video of a leg, both ways. */
export class LegStream {
  readonly outgoing: OutgoingStream;
  /** What comes from the client; a new SSRC begins a new one. */
  reception: Reception | null = null;
  /** What the client says that it got. */
  readonly heard = new RemoteReception();
  private readonly clockRate: number;
  private readonly sent: PacketCache | null;

  constructor(
    readonly media: OfferedMedia,
    ssrc: number,
  ) {
    const isVideo = media.kind === 'video';
    this.clockRate = isVideo ? 90_000 : 48_000;
    this.sent = isVideo ? new PacketCache() : null;
    this.outgoing = new OutgoingStream(ssrc, this.clockRate, {
      // The upper half is left free, so that the first wrap does not meet the start.
      sequenceNumber: randomBytes(2).readUInt16BE() >> 1,
      timestamp: randomBytes(4).readUInt32BE(),
    });
  }

  isDigits({ payloadType }: RtpPacket): boolean {
    return this.media.digitPayloadTypes.includes(payloadType);
  }

  isRed({ payloadType }: RtpPacket): boolean {
    return payloadType === this.media.redPayloadType;
  }

  isOwn(packet: RtpPacket): boolean {
    return (
      packet.payloadType === this.media.payloadType || this.isRed(packet) || this.isDigits(packet)
    );
  }

  /** @returns the numbers missing just before this packet */
  take(packet: RtpPacket, now: number): number[] {
    if (this.reception?.ssrc !== packet.ssrc) {
      this.reception = new Reception(packet.ssrc, this.clockRate);
    }
    return this.reception.take(packet, now);
  }

  /** The packet as this leg's client understands it, or `null` if it cannot be said. */
  write(source: StreamSource, packet: SourcePacket, isRed: boolean, now: number): Buffer | null {
    const said = this.inOwnTypes(packet, isRed);
    const written = said && this.outgoing.write(source, said, now);
    if (written) this.sent?.put(written.readUInt16BE(2), written);
    return written;
  }

  /** What was sent under this number; `null` if that is too long ago, or never was. */
  sentAs(sequenceNumber: number): Buffer | null {
    return this.sent?.get(sequenceNumber) ?? null;
  }

  report(now: number): Buffer {
    const { ssrc, packetCount, octetCount } = this.outgoing;
    const timestamp = this.outgoing.timestampAt(now);
    const reports = this.reception ? [this.reception.reportAt(now)] : [];
    const report =
      timestamp === null
        ? receiverReport(ssrc, reports)
        : senderReport(ssrc, now, { timestamp, packetCount, octetCount }, reports);
    return Buffer.concat([report, sourceDescription(ssrc, STREAM)]);
  }

  private inOwnTypes(packet: SourcePacket, isRed: boolean): SourcePacket | null {
    const { payloadType, redPayloadType } = this.media;
    if (payloadType === null) return null;
    if (!isRed) return { ...packet, payloadType };
    const isUnderstood = redPayloadType !== null;
    const payload = isUnderstood
      ? withInnerType(packet.payload, payloadType)
      : primaryOf(packet.payload);
    return payload && { ...packet, payload, payloadType: redPayloadType ?? payloadType };
  }
}
