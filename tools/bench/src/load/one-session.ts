import { ms, percentile, ratioOf, type Bench } from '../figure';
import { converse, meetAtService, shareRoom } from './converse';

const LOAD = { perSecond: 40, warmUpMs: 2000, measureMs: 60_000 };

/** Two who talk faster than anybody can read: everything must still be there. */
export const oneSession: Bench = {
  name: 'session',
  title: `One session: ${LOAD.perSecond} messages/s inside it for a minute, embedded store`,
  async run() {
    const floor = await converse('floor-process.js', shareRoom, 1, LOAD);
    const ours = await converse('service-process.js', meetAtService, 1, LOAD);
    const line = (what: string, share: number) => {
      const [measured, bare] = [ours, floor].map(({ samples }) => percentile(samples.ack, share));
      return {
        what,
        measured: ms(measured!),
        floor: ms(bare!),
        ratio: ratioOf(measured!, bare!),
      };
    };
    const { sent, unanswered, samples } = ours;
    return [
      {
        what: 'messages sent / delivered to the other side / never answered / refused',
        measured: [sent, samples.delivery.length, unanswered, samples.refused.length].join(' / '),
        aim: 'nothing lost',
      },
      line('acknowledgement p50', 0.5),
      line('acknowledgement p99', 0.99),
    ];
  },
};
