/** RTCP as far as a call needs it: reports (RFC 3550 §6.4), and NACK, PLI and FIR (RFC 4585, RFC 5104). */

export interface ReceptionReport {
  ssrc: number;
  /** 0 to 1, since the report before. */
  fractionLost: number;
  lost: number;
  /** Newest sequence number with its wraps. */
  newest: number;
  /** In ticks of the stream's clock. */
  jitter: number;
  /** Middle 32 bits of the NTP time of the last sender report; 0: none came yet. */
  lastReport: number;
  sinceLastReportMs: number;
}

export interface SenderReport {
  ssrc: number;
  middleNtp: number;
}

export type Feedback =
  | { kind: 'senderReport'; report: SenderReport }
  | { kind: 'receptionReport'; report: ReceptionReport }
  | { kind: 'nack'; ssrc: number; sequenceNumbers: number[] }
  | { kind: 'keyframe'; ssrc: number };

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const SOURCE_DESCRIPTION = 202;
const TRANSPORT_FEEDBACK = 205;
const PAYLOAD_FEEDBACK = 206;
const NACK = 1;
const PLI = 1;
const FIR = 4;
const REPORT_BLOCK_BYTES = 24;
/** Seconds from 1900, where NTP begins, to 1970. */
const NTP_EPOCH = 2_208_988_800;

/** What a compound packet says, in its order; what a call has no use for is left out. */
export function parseRtcp(compound: Buffer): Feedback[] {
  const feedback: Feedback[] = [];
  let rest = compound;
  while (rest.length >= 8) {
    const length = (rest.readUInt16BE(2) + 1) * 4;
    if (rest.readUInt8(0) >> 6 !== 2 || rest.length < length) break;
    feedback.push(...parseOne(rest.subarray(0, length)));
    rest = rest.subarray(length);
  }
  return feedback;
}

function parseOne(packet: Buffer): Feedback[] {
  const count = packet.readUInt8(0) & 0x1f;
  const ssrc = packet.readUInt32BE(4);
  switch (packet.readUInt8(1)) {
    case SENDER_REPORT: {
      if (packet.length < 28) return [];
      // The middle of the NTP time: 16 bits of seconds, 16 of fraction.
      const report = { ssrc, middleNtp: packet.readUInt32BE(10) };
      return [{ kind: 'senderReport', report }, ...reportBlocks(packet.subarray(28), count)];
    }
    case RECEIVER_REPORT:
      return reportBlocks(packet.subarray(8), count);
    case TRANSPORT_FEEDBACK:
      return count === NACK && packet.length >= 16 ? [nackOf(packet)] : [];
    case PAYLOAD_FEEDBACK:
      if (count === PLI && packet.length >= 12) {
        return [{ kind: 'keyframe', ssrc: packet.readUInt32BE(8) }];
      }
      if (count === FIR && packet.length >= 20) {
        return [{ kind: 'keyframe', ssrc: packet.readUInt32BE(12) }];
      }
      return [];
    default:
      return [];
  }
}

function reportBlocks(blocks: Buffer, count: number): Feedback[] {
  const whole = Math.min(count, Math.floor(blocks.length / REPORT_BLOCK_BYTES));
  return Array.from({ length: whole }, (_, index) => {
    const block = blocks.subarray(index * REPORT_BLOCK_BYTES);
    const report: ReceptionReport = {
      ssrc: block.readUInt32BE(0),
      fractionLost: block.readUInt8(4) / 256,
      lost: block.readIntBE(5, 3),
      newest: block.readUInt32BE(8),
      jitter: block.readUInt32BE(12),
      lastReport: block.readUInt32BE(16),
      sinceLastReportMs: (block.readUInt32BE(20) / 65_536) * 1000,
    };
    return { kind: 'receptionReport', report };
  });
}

function nackOf(packet: Buffer): Feedback {
  const sequenceNumbers: number[] = [];
  for (let at = 12; at + 4 <= packet.length; at += 4) {
    const first = packet.readUInt16BE(at);
    const others = packet.readUInt16BE(at + 2);
    sequenceNumbers.push(first);
    for (let bit = 0; bit < 16; bit += 1) {
      if (others & (1 << bit)) sequenceNumbers.push((first + bit + 1) & 0xffff);
    }
  }
  return { kind: 'nack', ssrc: packet.readUInt32BE(8), sequenceNumbers };
}

/** Milliseconds since 1970 as the middle 32 bits of NTP time, the way reports refer to one another. */
export function middleNtpOf(unixMs: number): number {
  return Math.floor(((unixMs / 1000 + NTP_EPOCH) % 65_536) * 65_536) >>> 0;
}

export function senderReport(
  ssrc: number,
  unixMs: number,
  stream: { timestamp: number; packetCount: number; octetCount: number },
  reports: readonly ReceptionReport[],
): Buffer {
  const seconds = unixMs / 1000 + NTP_EPOCH;
  const body = Buffer.alloc(24);
  body.writeUInt32BE(ssrc, 0);
  body.writeUInt32BE(Math.floor(seconds), 4);
  body.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32) >>> 0, 8);
  body.writeUInt32BE(stream.timestamp >>> 0, 12);
  body.writeUInt32BE(stream.packetCount >>> 0, 16);
  body.writeUInt32BE(stream.octetCount >>> 0, 20);
  return packetOf(SENDER_REPORT, reports.length, [body, ...reports.map(blockOf)]);
}

export function receiverReport(ssrc: number, reports: readonly ReceptionReport[]): Buffer {
  return packetOf(RECEIVER_REPORT, reports.length, [wordOf(ssrc), ...reports.map(blockOf)]);
}

/** Which every compound packet needs: the name of who speaks. */
export function sourceDescription(ssrc: number, name: string): Buffer {
  const text = Buffer.from(name);
  const item = Buffer.concat([Buffer.from([1, text.length]), text]);
  // At least one zero ends the items, and the chunk fills its last word.
  const padding = Buffer.alloc(4 - (item.length % 4));
  return packetOf(SOURCE_DESCRIPTION, 1, [wordOf(ssrc), item, padding]);
}

export function nack(ssrc: number, media: number, sequenceNumbers: readonly number[]): Buffer {
  const items = sequenceNumbers.map((number) => {
    const item = Buffer.alloc(4);
    item.writeUInt16BE(number, 0);
    return item;
  });
  return packetOf(TRANSPORT_FEEDBACK, NACK, [wordOf(ssrc), wordOf(media), ...items]);
}

export function pictureLoss(ssrc: number, media: number): Buffer {
  return packetOf(PAYLOAD_FEEDBACK, PLI, [wordOf(ssrc), wordOf(media)]);
}

function blockOf(report: ReceptionReport): Buffer {
  const block = Buffer.alloc(REPORT_BLOCK_BYTES);
  block.writeUInt32BE(report.ssrc, 0);
  block.writeUInt8(Math.min(255, Math.floor(report.fractionLost * 256)), 4);
  block.writeUIntBE(Math.min(report.lost, 0x7fffff), 5, 3);
  block.writeUInt32BE(report.newest >>> 0, 8);
  block.writeUInt32BE(report.jitter >>> 0, 12);
  block.writeUInt32BE(report.lastReport, 16);
  block.writeUInt32BE(Math.round((report.sinceLastReportMs / 1000) * 65_536) >>> 0, 20);
  return block;
}

function packetOf(type: number, count: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(4);
  header.writeUInt8(0x80 | count, 0);
  header.writeUInt8(type, 1);
  header.writeUInt16BE(body.length / 4, 2);
  return Buffer.concat([header, body]);
}

function wordOf(value: number): Buffer {
  const word = Buffer.alloc(4);
  word.writeUInt32BE(value >>> 0, 0);
  return word;
}
