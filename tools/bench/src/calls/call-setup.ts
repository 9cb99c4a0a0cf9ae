import { cpus } from 'node:os';
import { ms, percentile, type Bench } from '../figure';
import { Child } from '../load/child';
import { connect, withPhoneLine } from './call-stage';
import { VoicePage } from './voice-page';

const CALLS = 300;
const QUICK_CALLS = 3;
const PAUSE_MS = 100;

/** One call after another between two pages, while everything else on the machine is busy. */
export const callSetup: Bench = {
  name: 'call-setup',
  title: `${CALLS} calls between two pages of Chromium, one after another, while a busy loop runs for each core`,
  run: ({ isQuick }) =>
    withPhoneLine(async (browser, line, port) => {
      const calls = isQuick ? QUICK_CALLS : CALLS;
      const burning = await Promise.all(cpus().map(() => Child.start('../calls/burn-process.js')));
      const samples: number[] = [];
      let heard = 0;
      try {
        const customer = await VoicePage.open(browser, port, PAUSE_MS);
        const agent = await VoicePage.open(browser, port, PAUSE_MS);
        for (let n = 0; n < calls; n += 1) {
          const { dialled, setupMs } = await connect(line, { customer, agent });
          samples.push(...setupMs);
          await Promise.all([customer.hears(1), agent.hears(1)]);
          heard += 1;
          await Promise.all([customer.hangUp(), agent.hangUp()]);
          await line.hangUp(dialled);
        }
      } finally {
        await Promise.all(burning.map((each) => each.stop()));
      }
      return [
        {
          what: 'calls in which both sides connected and heard each other',
          measured: `${heard} of ${calls}`,
          aim: 'all',
        },
        {
          what: 'one side, from its offer to its connection: p50, p99',
          measured: `${ms(percentile(samples, 0.5))}, ${ms(percentile(samples, 0.99))}`,
        },
      ];
    }),
};
