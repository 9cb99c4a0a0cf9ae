import { inFreshDirectory } from '../fresh-directory';
import { ms, percentile, type Bench } from '../figure';
import { Child } from './child';
import { LoadConnection, noSamples, type Samples } from './connection';
import { BENCH_FLOW, agentToken, customerToken, ticket } from './people';

const PHONES = 100;
const ROUNDS = 2;
const MISSED = 20;

const baseUrlOf = (port: number) => `http://127.0.0.1:${port}`;

/** A customer's phone in a conversation, that can go away and come back. */
class Phone {
  private constructor(
    private readonly token: string,
    private readonly agentToken: string,
    readonly session: string,
    private lastSeq: number,
  ) {}

  static async meet(port: number, n: number): Promise<Phone> {
    const baseUrl = baseUrlOf(port);
    const token = await agentToken(baseUrl, n);
    const agent = await connect(port, token);
    await agent.ask('agent.setStatus', { status: 'free' });
    const customer = await customerToken(baseUrl, `bench-${n}`);
    const phone = await connect(port, customer);
    const offered = agent.next((frame) => !!frame.data?.tasks?.some((task) => task.offer));
    const { session = '' } = (await phone.ask('session.open', { flow: BENCH_FLOW })).result ?? {};
    const task = (await offered).data?.tasks?.find((each) => each.offer);
    const accepted = await agent.ask('offer.accept', { offer: task?.offer?.id }, session);
    await Promise.all([phone.drop(), agent.drop()]);
    return new Phone(customer, token, session, accepted.seq ?? 0);
  }

  /** While the phone is away, the agent goes on writing. */
  async miss(port: number): Promise<void> {
    const agent = await connect(port, this.agentToken);
    for (let n = 0; n < MISSED; n += 1) {
      const args = { content: { type: 'text', text: `missed ${n}` } };
      await agent.ask('message.send', args, this.session);
    }
    await agent.drop();
  }

  /** Milliseconds from asking for a ticket until the last of what was missed is there. */
  async recover(port: number): Promise<number> {
    const startedAt = performance.now();
    const upTo = this.lastSeq + MISSED;
    const resume = [{ session: this.session, lastSeq: this.lastSeq }];
    const { url, hello } = await ticket(baseUrlOf(port), this.token, resume);
    const connection = await LoadConnection.open(url, 'phone', noSamples());
    const complete = connection.event(this.session, upTo);
    connection.greet(hello);
    await complete;
    const tookMs = performance.now() - startedAt;
    this.lastSeq = upTo;
    await connection.drop();
    return tookMs;
  }
}

let connections = 0;

/** Under a name of its own: command ids are made of it, and a command is done once. */
async function connect(port: number, token: string): Promise<LoadConnection> {
  const samples: Samples = noSamples();
  const { url, hello } = await ticket(baseUrlOf(port), token);
  return LoadConnection.open(url, `bench-${(connections += 1)}`, samples, hello);
}

/** Everybody back, one after another and then all at once after a SIGKILL of the service. */
async function comeBack(dir: string): Promise<{ background: number[]; restart: number[] }> {
  const args = [dir, String(PHONES)];
  let child = await Child.start('service-process.js', args);
  const phones: Phone[] = [];
  const background: number[] = [];
  const restart: number[] = [];
  try {
    for (let n = 0; n < PHONES; n += 1) phones.push(await Phone.meet(child.port, n));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const phone of phones) {
        await phone.miss(child.port);
        background.push(await phone.recover(child.port));
      }
      for (const phone of phones) await phone.miss(child.port);
      await child.kill();
      child = await Child.start('service-process.js', args);
      const { port } = child;
      restart.push(...(await Promise.all(phones.map((phone) => phone.recover(port)))));
    }
    return { background, restart };
  } finally {
    await child.stop();
  }
}

/** How long a phone takes to have everything again. Its own waiting before it tries is not in it. */
export const recovery: Bench = {
  name: 'recovery',
  title: `Recovery: ${PHONES * ROUNDS} phones that missed ${MISSED} messages each, from asking for a ticket to the last of them`,
  async run() {
    const { background, restart } = await inFreshDirectory(comeBack);
    const line = (what: string, samples: readonly number[]) => ({
      what: `${what}: p50, p99`,
      measured: `${ms(percentile(samples, 0.5))}, ${ms(percentile(samples, 0.99))}`,
    });
    return [
      line('after background, one at a time', background),
      line(`after a SIGKILL of the service, ${PHONES} at the same moment`, restart),
    ];
  },
};
