import { ms, percentile, ratioOf, type Bench, type Figure } from '../figure';
import type { Samples } from './connection';
import { converse, meetAtService, shareRoom, type Outcome } from './converse';

const PAIRS = 100;
const PER_SECOND = 500;
const LOAD = { perSecond: PER_SECOND, warmUpMs: 10_000, measureMs: 20_000 };
/** Floor and service take turns this often, so that a busy moment of the machine is seen as one. */
const TURNS = 2;

/** What each turn found, in order: turns are not merged into one figure. */
function compare(
  [what, aim]: [string, string],
  ours: Outcome[],
  floors: Outcome[],
  take: (samples: Samples) => number,
): Figure {
  const [measured, floor] = [ours, floors].map((turns) => turns.map((t) => take(t.samples)));
  return {
    what,
    measured: measured!.map(ms).join(', '),
    floor: floor!.map(ms).join(', '),
    ratio: measured!.map((value, turn) => ratioOf(value, floor![turn]!)).join(', '),
    aim,
  };
}

const counts = (turns: Outcome[]) =>
  turns
    .map(({ sent, unanswered, samples }) => `${sent} / ${unanswered} / ${samples.refused.length}`)
    .join(', ');

/** Chat through the embedded service beside a bare relay with one durable insert, in turn. */
export const chatLoad: Bench = {
  name: 'chat',
  title: `Chat: ${PER_SECOND} messages/s from ${PAIRS * 2} connections, embedded store; both of ${TURNS} turns`,
  async run() {
    const floors: Outcome[] = [];
    const ours: Outcome[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      floors.push(await converse('floor-process.js', shareRoom, PAIRS, LOAD));
      ours.push(await converse('service-process.js', meetAtService, PAIRS, LOAD));
    }
    const line = (what: string, aim: string, take: (samples: Samples) => number) =>
      compare([what, aim], ours, floors, take);
    return [
      line('acknowledgement p50', '≤ 1.5×', ({ ack }) => percentile(ack, 0.5)),
      line('acknowledgement p99', '≤ 2×', ({ ack }) => percentile(ack, 0.99)),
      line('delivery to the other side p50', '≤ 1.5×', (of) => percentile(of.delivery, 0.5)),
      line('delivery to the other side p99', '≤ 2×', (of) => percentile(of.delivery, 0.99)),
      {
        what: 'messages sent / never answered / refused',
        measured: counts(ours),
        floor: counts(floors),
      },
    ];
  },
};
