import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Figure } from '../figure';
import { withPhoneLine, type Pages } from './call-stage';
import { LossyRelay } from './lossy-relay';
import { offerTo, type PhoneLine } from './phone-line';
import { VoicePage } from './voice-page';

const LOSSES = [0.01, 0.05, 0.1];
const MEASURE_MS = 20_000;
const QUICK_MEASURE_MS = 3000;
/** A tone without an end: everything that is made up is made up of a sound. */
const NO_PAUSE_MS = 0;

/** One call whose agent hears through a bad line. @returns how much was made up, in percent, for each loss */
async function concealedIn(
  line: PhoneLine,
  { customer, agent }: Pages,
  hasRed: boolean,
  measureMs: number,
): Promise<number[]> {
  const dialled = await line.dial();
  await line.accept(dialled);
  const customerUrl = await line.legUrl('customer', dialled);
  await customer.accept(await offerTo(customerUrl, await customer.offer()));
  const agentUrl = await line.legUrl('agent', dialled);
  const relay = await LossyRelay.before(await offerTo(agentUrl, await agent.offer(hasRed)));
  const shares: number[] = [];
  try {
    await agent.accept(relay.answer);
    await agent.hears(1);
    for (const loss of LOSSES) {
      relay.loss = loss;
      const before = await agent.concealment();
      await pause(measureMs);
      const after = await agent.concealment();
      const samples = after.samples - before.samples;
      shares.push(((after.concealed - before.concealed) / samples) * 100);
    }
  } finally {
    relay.close();
  }
  await Promise.all([customer.hangUp(), agent.hangUp()]);
  await line.hangUp(dialled);
  return shares;
}

/** What of the sound has to be made up when packets are lost at random on the way to the agent. */
export const concealment: Bench = {
  name: 'concealment',
  title:
    'Samples that Chromium had to make up when packets on the way from the service are lost at random; floor: the same without RED, plain Opus',
  run: ({ isQuick }) =>
    withPhoneLine(async (browser, line, port) => {
      const measureMs = isQuick ? QUICK_MEASURE_MS : MEASURE_MS;
      const pages = {
        customer: await VoicePage.open(browser, port, NO_PAUSE_MS),
        agent: await VoicePage.open(browser, port, NO_PAUSE_MS),
      };
      const plain = await concealedIn(line, pages, false, measureMs);
      const red = await concealedIn(line, pages, true, measureMs);
      const percent = (value: number | undefined) => `${(value ?? Number.NaN).toFixed(2)} %`;
      return LOSSES.map((loss, index): Figure => ({
        what: `${loss * 100} % lost`,
        measured: percent(red[index]),
        floor: percent(plain[index]),
        ...(loss === 0.1 ? { aim: '< 1 %' } : {}),
      }));
    }),
};
