import type { LegStats } from '../../media/media-provider';
import { CallQuality } from './call-quality';

const customer = (totals: Partial<LegStats>): LegStats => ({
  role: 'customer',
  isConnected: true,
  packetsReceived: 0,
  packetsLost: 0,
  packetsDue: 0,
  packetsMissed: 0,
  jitterMs: 0,
  roundTripMs: null,
  ...totals,
});

it('says nothing of a call in which nobody was heard', async () => {
  const quality = new CallQuality(0);
  await quality.sample(5000, async () => [customer({})]);
  expect(quality.result()).toEqual([]);
});

it('turns running totals into means and the worst, by their share', async () => {
  const quality = new CallQuality(1000);
  const first = customer({ packetsReceived: 240, packetsLost: 10, jitterMs: 4 });
  await quality.sample(6000, async () => [first]);
  const second = customer({
    packetsReceived: 490,
    packetsLost: 10,
    packetsDue: 200,
    packetsMissed: 10,
    jitterMs: 12,
    roundTripMs: 80,
  });
  await quality.sample(11_000, async () => [second]);
  expect(quality.result()).toEqual([
    {
      side: 'customer',
      durationMs: 10_000,
      sentLossPercent: { mean: 2, worst: 4 },
      heardLossPercent: { mean: 5, worst: 5 },
      jitterMs: { mean: 8, worst: 12 },
      roundTripMs: { mean: 80, worst: 80 },
    },
  ]);
});

it('measures every five seconds, and what is left at the end', async () => {
  const quality = new CallQuality(0);
  const read = jest.fn(async (): Promise<LegStats[]> => [customer({ packetsReceived: 50 })]);
  for (const at of [1000, 4999, 5000, 6000]) await quality.sample(at, read);
  expect(read).toHaveBeenCalledTimes(1);
  await quality.sample(
    7000,
    async () => [customer({ packetsReceived: 90, packetsLost: 10 })],
    true,
  );
  expect(quality.result()).toMatchObject([
    { durationMs: 7000, sentLossPercent: { mean: 10, worst: 20 } },
  ]);
});

it('takes no loss of one connection for that of the next', async () => {
  const quality = new CallQuality(0);
  await quality.sample(5000, async () => [customer({ packetsReceived: 900, packetsLost: 100 })]);
  await quality.sample(10_000, async () => [customer({ packetsReceived: 100, packetsLost: 0 })]);
  expect(quality.result()).toMatchObject([{ sentLossPercent: { mean: 9.1, worst: 10 } }]);
});
