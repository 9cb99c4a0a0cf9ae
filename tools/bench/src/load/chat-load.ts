import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ms, percentile, ratioOf, type Bench, type Figure } from '../figure';
import { Child } from './child';
import { LoadConnection, type Pair, type Samples } from './connection';
import { openLoop } from './open-loop';
import { BENCH_FLOW, agentToken, customerToken, ticket } from './people';

const PAIRS = 100;
const PER_SECOND = 500;
const LOAD = { perSecond: PER_SECOND, warmUpMs: 10_000, measureMs: 20_000 };

interface Outcome {
  samples: Samples;
  sent: number;
  unanswered: number;
}

async function inFreshDirectory<Result>(work: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'ccc-bench-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function floor(): Promise<Outcome> {
  return inFreshDirectory(async (dir) => {
    const child = await Child.start('floor-process.js', [dir]);
    const samples: Samples = { ack: [], delivery: [], refused: [] };
    const pairs: Pair[] = [];
    for (let n = 0; n < PAIRS; n += 1) {
      const url = `ws://127.0.0.1:${child.port}/?room=${n}`;
      pairs.push({
        session: `room-${n}`,
        customer: await LoadConnection.open(url, `c${n}`, samples),
        agent: await LoadConnection.open(url, `a${n}`, samples),
      });
    }
    return finish(child, pairs, samples);
  });
}

async function service(): Promise<Outcome> {
  return inFreshDirectory(async (dir) => {
    const child = await Child.start('service-process.js', [dir, String(PAIRS)]);
    const baseUrl = `http://127.0.0.1:${child.port}`;
    const samples: Samples = { ack: [], delivery: [], refused: [] };
    const pairs: Pair[] = [];
    for (let n = 0; n < PAIRS; n += 1) pairs.push(await meet(baseUrl, n, samples));
    return finish(child, pairs, samples);
  });
}

/** One agent comes online, one customer enters: they are brought together by the real routing. */
async function meet(baseUrl: string, n: number, samples: Samples): Promise<Pair> {
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

async function finish(child: Child, pairs: Pair[], samples: Samples): Promise<Outcome> {
  const { sent, unanswered } = await openLoop(pairs, samples, LOAD);
  for (const { customer, agent } of pairs) {
    customer.socket.removeAllListeners('close').terminate();
    agent.socket.removeAllListeners('close').terminate();
  }
  await child.stop();
  return { samples, sent, unanswered };
}

function compare(what: string, ours: number[], floors: number[], share: number, aim: string): Figure {
  const [a, b] = [percentile(ours, share), percentile(floors, share)];
  return { what, measured: ms(a), floor: ms(b), ratio: ratioOf(a, b), aim };
}

/** Chat through the embedded service beside a bare relay with one durable insert, in turn. */
export const chatLoad: Bench = {
  name: 'chat',
  title: `Chat: ${PER_SECOND} messages/s from ${PAIRS * 2} connections, embedded store`,
  async run() {
    const bare = await floor();
    const ours = await service();
    return [
      compare('acknowledgement p50', ours.samples.ack, bare.samples.ack, 0.5, '≤ 1.5×'),
      compare('acknowledgement p99', ours.samples.ack, bare.samples.ack, 0.99, '≤ 2×'),
      compare('delivery to the other side p50', ours.samples.delivery, bare.samples.delivery, 0.5, '≤ 1.5×'),
      compare('delivery to the other side p99', ours.samples.delivery, bare.samples.delivery, 0.99, '≤ 2×'),
      {
        what: 'messages sent, not acknowledged, refused',
        measured: `${ours.sent}, ${ours.unanswered}, ${ours.samples.refused.length}`,
        floor: `${bare.sent}, ${bare.unanswered}, ${bare.samples.refused.length}`,
      },
    ];
  },
};
