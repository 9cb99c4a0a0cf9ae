import { ms, percentile, type Bench } from '../figure';
import { noSamples } from '../load/connection';
import { customerAtService } from '../load/converse';
import { withBrowser } from './call-stage';
import { DeskPage } from './desk-page';
import { endCall, legUrlOf, offerTo, startCall } from './phone-line';
import { VoicePage } from './voice-page';

const CALLS = 100;
const QUICK_CALLS = 3;
const NO_PAUSE_MS = 0;

/** From the tap on 接听 at the real workbench to the first sound of the customer that is played there. */
export const timeToVoice: Bench = {
  name: 'call-accept',
  title: `From the tap on 接听 at the desk to the customer’s voice in it: ${CALLS} calls, Chromium, everything on one machine`,
  run: ({ isQuick }) =>
    withBrowser(async (browser, port) => {
      const calls = isQuick ? QUICK_CALLS : CALLS;
      const desk = await DeskPage.open(browser, port, 0);
      const voice = await VoicePage.open(browser, port, NO_PAUSE_MS);
      const customer = await customerAtService(port, 0, noSamples());
      const samples: number[] = [];
      try {
        for (let n = 0; n < calls; n += 1) {
          const started = await startCall(customer);
          const url = await legUrlOf(port, customer, started);
          await voice.accept(await offerTo(url, await voice.offer()));
          samples.push(await desk.accept());
          await voice.hangUp();
          await endCall(customer, started);
          await desk.complete();
        }
      } finally {
        await customer.drop();
      }
      return [
        {
          what: `p50, p99 of ${calls}`,
          measured: `${ms(percentile(samples, 0.5))}, ${ms(percentile(samples, 0.99))}`,
          aim: 'p99 ≤ 1000 ms',
        },
      ];
    }),
};
