import { netInfo, readStats } from './stats';

type Fields = Record<string, unknown>;

const report = (...all: Fields[]): [string, Fields][] =>
  all.map((fields, index) => [String(index), fields]);

const inbound = (timestamp: number, more: Fields): [string, Fields][] =>
  report(
    { type: 'inbound-rtp', kind: 'audio', timestamp, jitter: 0.012, ...more },
    { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.05 },
  );

test('bitrate, jitter and loss are those of the time between two readings', () => {
  const before = readStats(
    inbound(1000, { bytesReceived: 1000, packetsReceived: 100, packetsLost: 50 }),
    'inbound',
  );
  const now = readStats(
    inbound(3000, { bytesReceived: 9000, packetsReceived: 190, packetsLost: 60 }),
    'inbound',
  );
  expect(netInfo(before, now)).toMatchObject({
    audioBitrate: 32,
    videoBitrate: 0,
    netSpeed: 32,
    netJitter: 12,
    netQualityLevel: 4,
  });
});

test('loss of what goes out is what the other end says', () => {
  const reading = readStats(
    report(
      { type: 'outbound-rtp', kind: 'audio', timestamp: 1, bytesSent: 1 },
      { type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.6, jitter: 0.2 },
      { type: 'media-source', kind: 'audio', audioLevel: 0.5, totalAudioEnergy: 2 },
    ),
    'outbound',
  );
  expect(reading).toMatchObject({ jitterMs: 200, audioLevel: 0.5, audioEnergy: 2 });
  expect(netInfo(reading, reading).netQualityLevel).toBe(6);
});

test('nothing measured is nothing, and the best', () => {
  const nothing = readStats([], 'outbound');
  expect(netInfo(nothing, nothing)).toMatchObject({ netSpeed: 0, netQualityLevel: 1 });
});
