import { SEED_FLOW, parseFlow } from '@ccc/flow';
import type { CallId } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { waitFor } from '@ccc/testkit';
import { dial, joinCall, offerAt } from '../../../test/calls/in-call';
import { accept, done, goOnline } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';
import { SilentMedia } from '../../../test/silent-media';

const EVERY_SECONDS = 30;

describe.each(STORE_KINDS)('the announcement of the place (%s)', (kind) => {
  let place: ServicePlace;
  let media: SilentMedia;
  let nowMs: number;
  /** What callers were told of their place. */
  let told: string[];

  const start = async () => {
    media = new SilentMedia();
    const speech = {
      speak: async (text: string) => {
        if (text.startsWith('前面')) told.push(text);
        return [Buffer.from(text)];
      },
    };
    const limits = { sweepMs: 50, leaseMs: 3_600_000, callGraceMs: 3_600_000 };
    await place.start({ media, speech, now: () => nowMs, limits });
  };

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    nowMs = Date.now();
    told = [];
    await start();
    const announcement = { text: '前面还有${WaitNo}位。', everySeconds: EVERY_SECONDS };
    const nodes = SEED_FLOW.nodes.map((node) =>
      node.kind === 'transfer' ? { ...node, queueText: '', announcement } : node,
    );
    await place.publish(parseFlow({ ...SEED_FLOW, nodes }));
  }, 60_000);

  afterEach(() => place.close());

  async function enter(client: WireClient, session: string, call: CallId): Promise<void> {
    const { leg } = await joinCall(client, session, call);
    expect((await offerAt(place.baseUrl, leg, 'v=0\r\n')).status).toBe(201);
    media.tell({ call, role: 'customer', kind: 'connected' });
  }

  async function called(user: string) {
    const customer = await place.customer(user);
    const { session, call } = await dial(customer);
    await done(customer, 'call.digits', { call, digits: '1' }, session);
    return { customer, session, call };
  }

  it('is the place at that moment, goes on after a restart, and stands in no log', async () => {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const served = await called('served');
    await accept(agent, served.session);
    const before = await called('before');
    await before.customer.waitForEvent(before.session, ({ name }) => name === 'session.queued');
    nowMs += 1;
    const { customer, session, call } = await called('waiting');
    await customer.waitForEvent(session, ({ name }) => name === 'session.queued');
    const log = customer.events(session).length;

    await enter(customer, session, call);
    await waitFor(() => media.prompts.length === 1);
    expect(told).toEqual(['前面还有1位。']);
    media.endPrompt(call);
    await done(before.customer, 'call.end', { call: before.call }, before.session);
    nowMs += EVERY_SECONDS * 1000;
    await waitFor(() => media.prompts.length === 2);
    expect(told).toEqual(['前面还有1位。', '前面还有0位。']);
    media.endPrompt(call);

    await place.stop();
    nowMs += EVERY_SECONDS * 1000;
    await start();
    const back = await place.customer('waiting');
    expect(await dial(back)).toMatchObject({ session, call });
    await enter(back, session, call);
    await waitFor(() => media.prompts.length === 1);
    expect(told).toHaveLength(3);
    expect(back.events(session)).toHaveLength(log);
  }, 20_000);
});
