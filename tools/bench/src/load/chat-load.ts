import { inFreshDirectory } from '../fresh-directory';
import { ms, percentile, ratioOf, type Bench, type Figure } from '../figure';
import { Child } from './child';
import { LoadConnection, noSamples, type Pair, type Samples } from './connection';
import { openLoop } from './open-loop';
import { BENCH_FLOW, agentToken, customerToken, ticket } from './people';

const PAIRS = 100;
const PER_SECOND = 500;
const LOAD = { perSecond: PER_SECOND, warmUpMs: 10_000, measureMs: 20_000 };
/** Floor and service take turns this often, so that a busy moment of the machine is seen as one. */
const TURNS = 2;

interface Outcome {
  samples: Samples;
  sent: number;
  unanswered: number;
}

/** Starts the program on an empty store, brings the pairs together, and lets them talk. */
async function converse(
  program: string,
  meet: (port: number, n: number, samples: Samples) => Promise<Pair>,
): Promise<Outcome> {
  return inFreshDirectory(async (dir) => {
    const child = await Child.start(program, [dir, String(PAIRS)]);
    const pairs: Pair[] = [];
    try {
      const samples = noSamples();
      for (let n = 0; n < PAIRS; n += 1) pairs.push(await meet(child.port, n, samples));
      return { samples, ...(await openLoop(pairs, samples, LOAD)) };
    } finally {
      await Promise.all(pairs.flatMap(({ customer, agent }) => [customer.drop(), agent.drop()]));
      await child.stop();
    }
  });
}

async function shareRoom(port: number, n: number, samples: Samples): Promise<Pair> {
  const url = `ws://127.0.0.1:${port}/?room=${n}`;
  return {
    session: `room-${n}`,
    customer: await LoadConnection.open(url, `c${n}`, samples),
    agent: await LoadConnection.open(url, `a${n}`, samples),
  };
}

/** One agent comes online, one customer enters: they are brought together by the real routing. */
async function meetAtService(port: number, n: number, samples: Samples): Promise<Pair> {
  const baseUrl = `http://127.0.0.1:${port}`;
  const desk = await ticket(baseUrl, await agentToken(baseUrl, n));
  const agent = await LoadConnection.open(desk.url, `a${n}`, samples, desk.hello);
  await agent.ask('agent.setStatus', { status: 'free' });
  const phone = await ticket(baseUrl, await customerToken(baseUrl, `bench-${n}`));
  const customer = await LoadConnection.open(phone.url, `c${n}`, samples, phone.hello);
  const offered = agent.next((frame) => !!frame.data?.tasks?.some((task) => task.offer));
  const opened = await customer.ask('session.open', { flow: BENCH_FLOW });
  const session = opened.result?.session ?? '';
  const task = (await offered).data?.tasks?.find((each) => each.offer);
  await agent.ask('offer.accept', { offer: task?.offer?.id }, session);
  await agent.ask('session.watch', { lastSeq: 0 }, session);
  return { session, customer, agent };
}

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
      floors.push(await converse('floor-process.js', shareRoom));
      ours.push(await converse('service-process.js', meetAtService));
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
