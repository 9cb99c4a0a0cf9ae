import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventFrame } from '@ccc/protocol';
import { seededRandom } from '@ccc/testkit';
import { ServiceProcess, eventually, pause } from './service-process';
import { DEMO, WirePerson, loginAgent, loginCustomer } from './wire-person';

jest.setTimeout(180_000);

const SEED = Number(process.env.TCCC_TEST_SEED ?? 20261121);
const KILLS = 5;
const MESSAGES = 12;
let dir: string;
let service: ServiceProcess;
const people: WirePerson[] = [];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ccc-kill-'));
  service = await ServiceProcess.on(dir);
  await service.start();
});

afterEach(async () => {
  for (const person of people.splice(0)) person.close();
  await service.stop();
  rmSync(dir, { recursive: true, force: true });
});

function enter(token: string, onEvent?: (event: EventFrame) => void): WirePerson {
  const person = new WirePerson(service.baseUrl, token, onEvent);
  people.push(person);
  return person;
}

async function customer(user: string): Promise<{ person: WirePerson; session: string }> {
  const person = enter(await loginCustomer(service.baseUrl, user));
  const answer = await person.command('session.open', { flow: DEMO.flow });
  if (answer.type !== 'ack') throw new Error(JSON.stringify(answer));
  return { person, session: (answer.result as { session: string }).session };
}

/** An agent who accepts what is offered, answers every message, and completes what has ended. */
async function diligentAgent(email: string): Promise<WirePerson> {
  const person: WirePerson = enter(await loginAgent(service.baseUrl, email), (event) => {
    if (
      event.name === 'message.sent' &&
      event.actor.kind === 'customer' &&
      /^m\d+$/.test(textOf(event))
    ) {
      void person.say(event.session, `re ${textOf(event)}`);
    }
  });
  await person.command('agent.setStatus', { status: 'free' });
  void (async () => {
    const handled = new Set<string>();
    while (people.includes(person)) {
      for (const task of person.desk?.tasks ?? []) {
        const key = `${task.session} ${task.stage} ${task.offer?.id ?? ''}`;
        if (handled.has(key)) continue;
        handled.add(key);
        if (task.stage === 'offered' && task.offer) {
          await person.command('offer.accept', { offer: task.offer.id }, task.session);
          await person.command('session.watch', { lastSeq: 0 }, task.session);
        } else if (task.stage === 'ended') {
          await person.command('session.complete', {}, task.session);
        }
      }
      const mayWork =
        person.desk && person.desk.status !== 'free' && person.desk.tasks.length === 0;
      if (mayWork) await person.command('agent.setStatus', { status: 'free' });
      await pause(30);
    }
  })();
  return person;
}

function textOf(event: EventFrame): string {
  const content = event.name === 'message.sent' ? event.data.content : undefined;
  return content?.type === 'text' ? content.text : '';
}

function wordsOf(data: unknown): string {
  return (data as { content: { text: string } }).content.text;
}

async function storedLog(
  session: string,
): Promise<Array<{ seq: number; name: string; data: unknown }>> {
  const token = await loginAgent(service.baseUrl, DEMO.admin);
  const url = `${service.baseUrl}/api/v1/sessions/${session}/events?limit=500`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return (
    (await response.json()) as { events: Array<{ seq: number; name: string; data: unknown }> }
  ).events;
}

function expectContiguous(seqs: number[]): void {
  const first = seqs[0] ?? 1;
  expect(seqs).toEqual(seqs.map((_, index) => first + index));
}

describe('a service that is killed in the middle of its work', () => {
  it(`loses nothing that was acknowledged and repeats nothing (seed ${SEED})`, async () => {
    const random = seededRandom(SEED);
    const agents = [await diligentAgent(DEMO.liSi), await diligentAgent(DEMO.wangWu)];
    const customers = await Promise.all(['k1', 'k2', 'k3', 'k4'].map(customer));
    let isTalking = true;

    const conversations = customers.map(async ({ person, session }) => {
      await person.say(session, '1');
      await person.sees(session, (event) => event.name === 'agent.accepted', 120_000);
      for (let n = 0; n < MESSAGES; n += 1) {
        await person.say(session, `m${n}`);
        await person.sees(session, (event) => textOf(event) === `re m${n}`, 60_000);
        await pause(random.next() * 80);
      }
      await person.command('session.end', {}, session);
      await person.sees(session, (event) => event.name === 'session.completed', 60_000);
    });
    const killer = (async () => {
      for (let n = 0; n < KILLS && isTalking; n += 1) {
        await pause(300 + random.next() * 1500);
        await service.kill();
        await service.start();
      }
    })();
    await Promise.all(conversations);
    isTalking = false;
    await killer;

    for (const { person, session } of customers) {
      const log = await storedLog(session);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      const received = person.events(session);
      expect(received.map(({ seq }) => seq)).toEqual(log.map(({ seq }) => seq));
      expect(received.map(({ name }) => name)).toEqual(log.map(({ name }) => name));
      const said = log.map((event) => (event.name === 'message.sent' ? wordsOf(event.data) : null));
      for (const author of [person, ...agents]) {
        for (const sent of author.acked.filter((each) => each.session === session)) {
          expect(said.filter((words) => words === sent.text)).toHaveLength(1);
          expect(said[sent.seq - 1]).toBe(sent.text);
        }
        expectContiguous(author.events(session).map(({ seq }) => seq));
      }
      expect(person.refused).toEqual([]);
    }
  });

  it('keeps places in the queue, and an offer still runs out afterwards', async () => {
    const agent = enter(await loginAgent(service.baseUrl, DEMO.zhaoLiu));
    await agent.command('agent.setStatus', { status: 'free' });
    const line = [];
    for (const user of ['q1', 'q2', 'q3']) {
      const entry = await customer(user);
      await entry.person.say(entry.session, '2');
      await entry.person.sees(entry.session, (event) => event.name === 'session.queued');
      line.push(entry);
    }
    const [first, second, third] = line;
    if (!first || !second || !third) throw new Error('three customers');
    await eventually('the first is offered', () => agent.desk?.tasks[0]?.session === first.session);

    await service.kill();
    await service.start();

    // Nobody answers: the offer made before the kill runs out, and its timer was only in the store.
    await eventually('the agent is put to rest', () => agent.desk?.status === 'rest', 60_000);
    await agent.command('agent.setStatus', { status: 'free' });
    await eventually('an offer', () => agent.desk?.tasks.some((task) => task.offer) ?? false);
    // Whoever came first is still first; the first one's session ended only if nobody was left online.
    const names = (await storedLog(first.session)).map(({ name }) => name);
    expect(names).toContain('offer.expired');
    const next = names.includes('session.ended') ? second : first;
    expect(agent.desk?.tasks.map((task) => task.session)).toEqual([next.session]);
    expect((await storedLog(third.session)).map(({ name }) => name)).not.toContain('offer.made');
  });
});
