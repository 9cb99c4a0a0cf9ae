import {
  RtcpPacketConverter,
  RtcpRrPacket,
  RtcpSrPacket,
  RtcpTransportLayerFeedback,
} from 'werift';
import {
  middleNtpOf,
  nack,
  parseRtcp,
  pictureLoss,
  receiverReport,
  senderReport,
  sourceDescription,
  type ReceptionReport,
} from './rtcp';

const report: ReceptionReport = {
  ssrc: 9,
  fractionLost: 0.25,
  lost: 300,
  newest: 65_540,
  jitter: 12,
  lastReport: 0x12345678,
  sinceLastReportMs: 1500,
};

describe('RTCP', () => {
  it('reads back what it writes', () => {
    const stream = { timestamp: 4_000_000_000, packetCount: 5, octetCount: 100 };
    const sent = senderReport(7, 1_700_000_000_250, stream, [report]);
    const compound = Buffer.concat([sent, sourceDescription(7, 'ccc'), nack(7, 9, [1, 65_535])]);
    expect(parseRtcp(Buffer.concat([compound, pictureLoss(7, 9)]))).toEqual([
      { kind: 'senderReport', report: { ssrc: 7, middleNtp: middleNtpOf(1_700_000_000_250) } },
      { kind: 'receptionReport', report },
      { kind: 'nack', ssrc: 9, sequenceNumbers: [1, 65_535] },
      { kind: 'keyframe', ssrc: 9 },
    ]);
  });

  it('is understood by another implementation', () => {
    const compound = Buffer.concat([receiverReport(7, [report]), sourceDescription(7, 'ccc')]);
    const [first, second] = RtcpPacketConverter.deSerialize(compound);
    expect(first).toBeInstanceOf(RtcpRrPacket);
    expect(first).toMatchObject({ ssrc: 7, reports: [{ ssrc: 9, packetsLost: 300, jitter: 12 }] });
    expect(second).toMatchObject({ chunks: [{ source: 7, items: [{ type: 1, text: 'ccc' }] }] });
    const stream = { timestamp: 1, packetCount: 2, octetCount: 3 };
    const [sender] = RtcpPacketConverter.deSerialize(senderReport(7, 0, stream, []));
    expect(sender).toBeInstanceOf(RtcpSrPacket);
    expect(sender).toMatchObject({
      senderInfo: { rtpTimestamp: 1, packetCount: 2, octetCount: 3 },
    });
    const [feedback] = RtcpPacketConverter.deSerialize(nack(7, 9, [5]));
    expect(feedback).toBeInstanceOf(RtcpTransportLayerFeedback);
    expect(feedback).toMatchObject({ feedback: { mediaSourceSsrc: 9, lost: [5] } });
  });

  it('survives what is cut off or no RTCP', () => {
    const whole = receiverReport(7, [report]);
    for (let length = 0; length < whole.length; length += 1) {
      expect(parseRtcp(whole.subarray(0, length))).toEqual([]);
    }
    expect(parseRtcp(Buffer.from('this is no RTCP at all'))).toEqual([]);
  });
});
