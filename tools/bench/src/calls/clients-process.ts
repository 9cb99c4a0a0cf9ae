import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../figure';
import { offerTo } from './phone-line';
import { VoiceClient, type Hearing } from './voice-client';

/** What this process is asked for, one at a time. */
export type Order =
  | { do: 'join'; call: number; urls: readonly string[] }
  | { do: 'hear'; call: number }
  | { do: 'leave'; call: number }
  /** Pairs with nothing between them. */
  | { do: 'pair'; count: number }
  | { do: 'measure'; durationMs: number };

export interface Heard {
  packets: number;
  missing: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Measured {
  through: Heard;
  direct: Heard;
}

const FRAME_MS = 20;
/** Clients talk in turns of so many, as callers do that began at different moments. */
const TURNS = 20;

const calls = new Map<number, VoiceClient[]>();
const pairs: VoiceClient[] = [];
let ssrc = 1000;

const newClient = () => new VoiceClient((ssrc += 1));

async function join(call: number, urls: readonly string[]): Promise<void> {
  const clients = urls.map(newClient);
  calls.set(call, clients);
  for (const [index, client] of clients.entries()) {
    client.accept(await offerTo(urls[index] ?? '', await client.offer()));
    await client.isOpen();
  }
}

async function pair(): Promise<void> {
  const [one, other] = [newClient(), newClient()];
  pairs.push(one, other);
  one.accept(await other.answer(await one.offer()));
  await Promise.all([one.isOpen(), other.isOpen()]);
}

async function hear(clients: readonly VoiceClient[]): Promise<void> {
  while (clients.some(({ hearing }) => hearing.packets === 0)) await pause(FRAME_MS / 2);
}

async function leave(call: number): Promise<void> {
  await Promise.all((calls.get(call) ?? []).map((client) => client.close()));
  calls.delete(call);
}

const inCalls = () => [...calls.values()].flat();

async function measure(durationMs: number): Promise<Measured> {
  for (const client of [...inCalls(), ...pairs]) client.listenAnew();
  await pause(durationMs);
  const [through, direct] = [inCalls(), pairs].map((all) => sum(all.map(({ hearing }) => hearing)));
  return { through: through!, direct: direct! };
}

function sum(hearings: readonly Hearing[]): Heard {
  const delays = hearings.flatMap(({ delaysMs }) => delaysMs);
  return {
    packets: hearings.reduce((total, { packets }) => total + packets, 0),
    missing: hearings.reduce((total, { missing }) => total + missing, 0),
    p50Ms: percentile(delays, 0.5),
    p99Ms: percentile(delays, 0.99),
  };
}

/** Everybody says 20 ms of speech every 20 ms, by the clock: what came late is made up for at once. */
async function talk(): Promise<void> {
  let turn = 0;
  for (const startedAt = performance.now(); ; await pause(1)) {
    const due = Math.floor(((performance.now() - startedAt) * TURNS) / FRAME_MS);
    for (; turn < due; turn += 1) {
      [...inCalls(), ...pairs].forEach((client, index) => {
        if (index % TURNS === turn % TURNS) client.say();
      });
    }
  }
}

async function carryOut(order: Order): Promise<object> {
  switch (order.do) {
    case 'join':
      await join(order.call, order.urls);
      return {};
    case 'hear':
      await hear(calls.get(order.call) ?? []);
      return {};
    case 'leave':
      await leave(order.call);
      return {};
    case 'pair':
      for (let n = 0; n < order.count; n += 1) await pair();
      return {};
    case 'measure':
      return measure(order.durationMs);
  }
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
void talk();
process.send?.({ port: 0 });
