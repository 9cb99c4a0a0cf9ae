import { inFreshDirectory } from '../fresh-directory';
import { Child } from './child';
import { LoadConnection, noSamples, type Pair, type Samples } from './connection';
import { openLoop, type Load } from './open-loop';
import { BENCH_FLOW, agentToken, customerToken, ticket } from './people';

export interface Outcome {
  samples: Samples;
  sent: number;
  unanswered: number;
}

/** Brings two together who then talk. */
export type Meet = (port: number, n: number, samples: Samples) => Promise<Pair>;

/** Starts the program on an empty store, brings so many pairs together, and lets them talk. */
export async function converse(
  program: string,
  meet: Meet,
  pairCount: number,
  load: Load,
): Promise<Outcome> {
  return inFreshDirectory(async (dir) => {
    const child = await Child.start(program, [dir, String(pairCount)]);
    const pairs: Pair[] = [];
    try {
      const samples = noSamples();
      for (let n = 0; n < pairCount; n += 1) pairs.push(await meet(child.port, n, samples));
      return { samples, ...(await openLoop(pairs, samples, load)) };
    } finally {
      await Promise.all(pairs.flatMap(({ customer, agent }) => [customer.drop(), agent.drop()]));
      await child.stop();
    }
  });
}

/** In a room of the floor. */
export async function shareRoom(port: number, n: number, samples: Samples): Promise<Pair> {
  const url = `ws://127.0.0.1:${port}/?room=${n}`;
  return {
    session: `room-${n}`,
    customer: await LoadConnection.open(url, `c${n}`, samples),
    agent: await LoadConnection.open(url, `a${n}`, samples),
  };
}

/** A customer who is connected, and has no session yet. */
export async function customerAtService(
  port: number,
  n: number,
  samples: Samples,
): Promise<LoadConnection> {
  const baseUrl = `http://127.0.0.1:${port}`;
  const phone = await ticket(baseUrl, await customerToken(baseUrl, `bench-${n}`));
  return LoadConnection.open(phone.url, `c${n}`, samples, phone.hello);
}

/** An agent who is free. */
export async function agentAtService(
  port: number,
  n: number,
  samples: Samples,
): Promise<LoadConnection> {
  const baseUrl = `http://127.0.0.1:${port}`;
  const desk = await ticket(baseUrl, await agentToken(baseUrl, n));
  const agent = await LoadConnection.open(desk.url, `a${n}`, samples, desk.hello);
  await agent.ask('agent.setStatus', { status: 'free' });
  return agent;
}

/** One agent comes online, one customer enters: they are brought together by the real routing. */
export async function meetAtService(port: number, n: number, samples: Samples): Promise<Pair> {
  const agent = await agentAtService(port, n, samples);
  const customer = await customerAtService(port, n, samples);
  const offered = agent.next((frame) => !!frame.data?.tasks?.some((task) => task.offer));
  const opened = await customer.ask('session.open', { flow: BENCH_FLOW });
  const session = opened.result?.session ?? '';
  const task = (await offered).data?.tasks?.find((each) => each.offer);
  await agent.ask('offer.accept', { offer: task?.offer?.id }, session);
  await agent.ask('session.watch', { lastSeq: 0 }, session);
  return { session, customer, agent };
}
