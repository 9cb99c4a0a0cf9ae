import { SEED_FLOW, parseFlow } from '@ccc/flow';
import { accept, done, goOnline, openSession, say } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const WAIT_SECONDS = 30;

describe.each(STORE_KINDS)('an overflow (%s)', (kind) => {
  let place: ServicePlace;
  let nowMs: number;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    nowMs = Date.now();
    await place.start({ now: () => nowMs, limits: { sweepMs: 50, leaseMs: 3_600_000 } });
    const overflow = { group: 'business-cooperation', afterSeconds: WAIT_SECONDS };
    const nodes = SEED_FLOW.nodes.map((node) =>
      node.kind === 'transfer' && node.group === 'product-consulting'
        ? { ...node, overflow }
        : node,
    );
    await place.publish(parseFlow({ ...SEED_FLOW, nodes }));
  }, 60_000);

  afterEach(() => place.close());

  const names = (client: Awaited<ReturnType<ServicePlace['customer']>>, session: string) =>
    client.events(session).map(({ name }) => name);

  it('brings who waited too long before those who came to the other group later', async () => {
    const liSi = await place.agent('2222@qq.com');
    await goOnline(liSi);
    const zhaoLiu = await place.agent('4444@qq.com');
    await goOnline(zhaoLiu);
    // Both agents have somebody.
    const busy = await place.customer('first');
    const served = await openSession(busy);
    await say(busy, served, '1');
    await accept(liSi, served);
    const other = await place.customer('second');
    const inHand = await openSession(other);
    await say(other, inHand, '2');
    await accept(zhaoLiu, inHand);

    const patient = await place.customer('patient');
    const waiting = await openSession(patient);
    await say(patient, waiting, '1');
    await patient.waitForEvent(waiting, ({ name }) => name === 'session.queued');
    nowMs += 1000;
    const late = await place.customer('late');
    const later = await openSession(late);
    await say(late, later, '2');
    await late.waitForEvent(later, ({ name }) => name === 'session.queued');

    nowMs += WAIT_SECONDS * 1000;
    const moved = await patient.waitForEvent(
      waiting,
      ({ name, data }) => name === 'session.queued' && 'since' in data,
    );
    expect(moved.data).toMatchObject({ group: { id: 'business-cooperation' }, ahead: 0 });
    expect(names(patient, waiting)).not.toContain('session.ended');
    await done(zhaoLiu, 'session.end', {}, inHand);
    await done(zhaoLiu, 'session.complete', {}, inHand);
    await accept(zhaoLiu, waiting);
    expect(names(late, later)).not.toContain('agent.accepted');
  });

  it('brings who finds nobody online to the other group at once', async () => {
    const zhaoLiu = await place.agent('4444@qq.com');
    await goOnline(zhaoLiu);
    const customer = await place.customer('alone');
    const session = await openSession(customer);
    await say(customer, session, '1');
    await accept(zhaoLiu, session);
    expect(names(customer, session)).not.toContain('session.unqueued');
  });
});
