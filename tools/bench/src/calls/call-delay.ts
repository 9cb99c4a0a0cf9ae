import { ms, percentile, ratioOf, type Bench } from '../figure';
import { connect, withPhoneLine } from './call-stage';
import { VoicePage } from './voice-page';

const BURSTS = 60;
const QUICK_BURSTS = 5;
/** Longer than any delay, so that it is clear which burst was heard. */
const PAUSE_MS = 440;
/** The first seconds of a connection, while the browser finds out how long it has to wait for packets. */
const WARM_UP_BURSTS = 10;

/** From one mouth to the other ear, ms. */
async function delaysOf(from: VoicePage, to: VoicePage, bursts: number): Promise<number[]> {
  await to.hears(WARM_UP_BURSTS + bursts);
  const { heardAt } = await to.bursts();
  const { spokenAt } = await from.bursts();
  return heardAt
    .slice(WARM_UP_BURSTS)
    .map((at) => at - Math.max(...spokenAt.filter((spoken) => spoken <= at)));
}

/** Mouth to ear through the service, beside the same two pages with nothing between them. */
export const callDelay: Bench = {
  name: 'call-delay',
  title:
    'Voice from page to page in Chromium: from the tone in one to its sound in the other, everything on one machine; floor: the same pages connected directly',
  run: ({ isQuick }) =>
    withPhoneLine(async (browser, line, port) => {
      const bursts = isQuick ? QUICK_BURSTS : BURSTS;
      const customer = await VoicePage.open(browser, port, PAUSE_MS);
      const agent = await VoicePage.open(browser, port, PAUSE_MS);
      await customer.accept(await agent.answer(await customer.offer()));
      const direct = await delaysOf(customer, agent, bursts);
      await Promise.all([customer.hangUp(), agent.hangUp()]);
      await connect(line, { customer, agent });
      const through = await delaysOf(customer, agent, bursts);
      const figure = (what: string, share: number) => {
        const [ours, floor] = [percentile(through, share), percentile(direct, share)];
        return { what, measured: ms(ours), floor: ms(floor), ratio: ratioOf(ours, floor) };
      };
      return [
        { ...figure(`delay, median of ${bursts}`, 0.5), aim: '≤ 150 ms' },
        figure('delay, 95th percentile', 0.95),
      ];
    }),
};
