import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { DEMO } from '../../demo/seed-demo';
import { dial, greeted, joinCall, offerAt } from '../../../test/calls/in-call';
import {
  accept,
  deskThat,
  done,
  goOnline,
  openSession,
  refused,
  say,
} from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';
import { SilentMedia } from '../../../test/silent-media';

describe.each(STORE_KINDS)('calls (%s)', (kind) => {
  let place: ServicePlace;
  let media: SilentMedia;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    media = new SilentMedia();
    await place.start({ media });
  }, 60_000);

  afterEach(() => place.close());

  /** A session that is a call, in the queue of the product group. */
  async function dialled(user: string) {
    const customer = await place.customer(user);
    return { customer, ...(await dial(customer)) };
  }

  async function join(client: WireClient, session: string, call: CallId): Promise<string> {
    const ticket = await joinCall(client, session, call);
    expect(ticket).toMatchObject({ kind: 'webrtc', iceServers: [] });
    return ticket.leg;
  }

  const post = (leg: string, sdp: string) => offerAt(place.baseUrl, leg, sdp);

  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it('lead from the dial to the desk, and are heard as the log says', async () => {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const { customer, session, call } = await dialled('caller');
    const leg = await join(customer, session, call);
    const answered = await post(leg, 'v=0\r\n');
    expect(answered.status).toBe(201);
    expect(answered.headers.get('content-type')).toContain('application/sdp');
    expect(answered.headers.get('location')).toBe(`/api/v1/media/legs/${leg}`);
    expect(media.done).toEqual(['answer customer', 'bridge nobody', 'play customer nothing']);
    media.tell({ call, role: 'customer', kind: 'connected' });
    for (const count of [1, 2]) {
      await waitFor(() => media.prompts.length === count);
      const prompt = media.prompts[count - 1] ?? '';
      media.tell({ call, role: 'customer', kind: 'played', prompt });
    }
    expect(media.done.at(-1)).toBe('play customer queueMusic');

    await done(customer, 'call.digits', { call, digits: '1' }, session);
    const desk = await deskThat(agent, ({ tasks }) => tasks.some((task) => task.offer));
    expect(desk.tasks).toMatchObject([{ session, media: 'audio' }]);
    expect(media.done.at(-1)).toBe('play customer ringback');
    await accept(agent, session);
    await customer.waitForEvent(session, ({ name }) => name === 'call.answered');
    const agentLeg = await join(agent, session, call);
    expect((await post(agentLeg, 'v=0\r\n')).status).toBe(201);
    media.tell({ call, role: 'agent', kind: 'connected' });
    await waitFor(() => media.isGreeting);
    expect(media.done).not.toContain('bridge customer+agent');
    media.endPrompt(call);
    expect((await greeted(customer, session)).data).toEqual({ call, isOn: false });
    expect(media.done.slice(-2)).toEqual(['bridge customer+agent', 'play customer nothing']);

    await done(agent, 'call.hold', { call, isHeld: true }, session);
    expect(media.done.slice(-2)).toEqual(['bridge nobody', 'play customer holdMusic']);
    media.tell({ call, role: 'customer', kind: 'digits', digits: '5' });
    const pressed = await agent.waitForEvent(
      session,
      ({ name, data }) => name === 'call.digits' && 'digits' in data && data.digits === '5',
    );
    expect(pressed.actor.kind).toBe('customer');

    await done(agent, 'call.end', { call }, session);
    const over = await customer.waitForEvent(session, ({ name }) => name === 'call.ended');
    expect(over.data).toMatchObject({ call, closeBy: 'seat', reason: 'ok' });
    await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    await waitFor(() => media.rooms.size === 0);
    expect(await codeOf(await post(leg, 'v=0\r\n'))).toBe('media.callOver');
  });

  it('do not begin where there is no room for them; those that have begun are there again', async () => {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const { customer, session } = await dialled('caller');
    const writer = await place.customer('writer');
    const written = await openSession(writer);
    await say(writer, written, '1');
    await accept(agent, written);
    const asked = await done(agent, 'call.start', { media: 'audio' }, written, 'start-1');

    media.isFull = true;
    const call = { flow: DEMO.flow, media: 'audio' };
    expect(await refused(await place.customer('late'), 'session.open', call)).toBe('media.full');
    const again = await done(agent, 'call.start', { media: 'audio' }, written, 'start-1');
    expect(again.result).toEqual(asked.result);
    const found = await done(customer, 'session.open', call);
    expect(found.result).toMatchObject({ session, created: false });
    const { call: id } = asked.result as { call: CallId };
    await done(agent, 'call.end', { call: id }, written);
    expect(await refused(agent, 'call.start', { media: 'audio' }, written)).toBe('media.full');

    media.isFull = false;
    await done(agent, 'call.start', { media: 'audio' }, written);
  });

  it('within a conversation are asked for, taken once and ended alone', async () => {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const customer = await place.customer('writer');
    const session = await openSession(customer);
    await say(customer, session, '1');
    await accept(agent, session);
    const first = await done(agent, 'call.start', { media: 'audio' }, session, 'start-1');
    const again = await done(agent, 'call.start', { media: 'audio' }, session, 'start-1');
    expect(again.result).toEqual(first.result);
    const { call } = first.result as { call: CallId };
    expect(await refused(customer, 'call.start', { media: 'audio' }, session)).toBe('call.exists');
    expect(await refused(customer, 'call.join', { call }, session)).toBe('call.notNow');
    await done(customer, 'call.answer', { call }, session);
    await join(customer, session, call);
    await done(customer, 'call.end', { call }, session);
    await say(customer, session, '谢谢');
    expect(await refused(agent, 'call.join', { call }, session)).toBe('media.callOver');
  });

  it('end when a side is gone for too long, and say so', async () => {
    // Another node is enough to see it, and this one has no patience.
    await place.start({ media, limits: { callGraceMs: 500, sweepMs: 50 } });
    const { customer, session, call } = await dialled('gone');
    await join(customer, session, call);
    const over = await customer.waitForEvent(session, ({ name }) => name === 'call.ended');
    expect(over.data).toMatchObject({ closeBy: 'admin', reason: 'lost', durationMs: 0 });
    await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
  });

  it('go on as long as a side is there, and end when it has gone', async () => {
    await place.stop();
    const graceMs = 600;
    await place.start({ media, limits: { callGraceMs: graceMs, sweepMs: 50 } });
    const { customer, session, call } = await dialled('stays');
    const leg = await join(customer, session, call);
    expect((await post(leg, 'v=0\r\n')).status).toBe(201);
    media.tell({ call, role: 'customer', kind: 'connected' });
    const since = Date.now();
    const seenAt = async () =>
      (await place.store.db.selectFrom('call_legs').select('seen_at').executeTakeFirst())?.seen_at;
    await waitFor(async () => Number(await seenAt()) > since + 2 * graceMs);
    expect(customer.events(session).map(({ name }) => name)).not.toContain('call.ended');
    media.tell({ call, role: 'customer', kind: 'lost' });
    const over = await customer.waitForEvent(session, ({ name }) => name === 'call.ended');
    expect(over.data).toMatchObject({ reason: 'lost' });
  });

  it('refuse what is no offer, no ticket, and no business of the caller', async () => {
    const { customer, session, call } = await dialled('wrong');
    const leg = await join(customer, session, call);
    expect(await codeOf(await post(leg, 'nonsense'))).toBe('media.badOffer');
    expect(await codeOf(await post(leg, 'v=0 nonsense'))).toBe('media.badOffer');
    expect(await codeOf(await post('x'.repeat(43), 'v=0'))).toBe('media.ticketUnknown');
    const newer = await join(customer, session, call);
    expect(await codeOf(await post(leg, 'v=0'))).toBe('media.legGone');
    expect((await post(newer, 'v=0')).status).toBe(201);
    const left = await fetch(`${place.baseUrl}/api/v1/media/legs/${newer}`, { method: 'DELETE' });
    expect(left.status).toBe(204);
    expect(media.done).toContain('remove customer');
    const stranger = await place.customer('stranger');
    expect(await refused(stranger, 'call.end', { call }, session)).toBe('session.unknown');
    expect(await refused(stranger, 'call.join', { call }, session)).toBe('media.notParticipant');
  });
});

it('a service without media refuses calls by name', async () => {
  const place = await ServicePlace.open();
  await place.start();
  const customer = await place.customer('caller');
  expect(await refused(customer, 'session.open', { flow: DEMO.flow, media: 'audio' })).toBe(
    'media.off',
  );
  await place.close();
});
