import type { AgentCard, CallId, DeskSnapshot, DeskTask, WebRtcTicket } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { waitFor } from '@ccc/testkit';
import { DEMO } from '../../demo/seed-demo';
import { greeted } from '../../../test/calls/in-call';
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

const LIMITS = { sweepMs: 50, callGraceMs: 1500 };

describe.each(STORE_KINDS)('a consultation (%s)', (kind) => {
  let place: ServicePlace;
  let media: SilentMedia;
  let customer: WireClient;
  let agent: WireClient;
  let colleague: WireClient;
  let session: string;
  let call: CallId;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    media = new SilentMedia();
    await place.start({ media, limits: LIMITS });
    agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    customer = await place.customer('caller');
    const opened = await done(customer, 'session.open', { flow: DEMO.flow, media: 'audio' });
    ({ session } = opened.result as { session: string });
    const { data } = await customer.waitForEvent(session, ({ name }) => name === 'call.started');
    call = (data as { call: CallId }).call;
    await enter(customer, 'customer');
    await done(customer, 'call.digits', { call, digits: '1' }, session);
    await accept(agent, session);
    await enter(agent, 'agent');
    // Who they are talking to.
    await waitFor(() => media.isGreeting);
    media.endPrompt(call);
    await greeted(agent, session);
    colleague = await place.agent('3333@qq.com');
    await goOnline(colleague);
  }, 60_000);

  afterEach(() => place.close());

  async function enter(client: WireClient, role: 'customer' | 'agent' | 'colleague') {
    const { result } = await done(client, 'call.join', { call }, session);
    const { leg } = (result as { ticket: WebRtcTicket }).ticket;
    const answer = await fetch(`${place.baseUrl}/api/v1/media/legs/${leg}`, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: 'v=0\r\n',
    });
    expect(answer.status).toBe(201);
    media.tell({ call, role, kind: 'connected' });
  }

  const taskIn = (desk: DeskSnapshot): DeskTask | undefined =>
    desk.tasks.find((task) => task.session === session);
  /** Waits for the session's task on a desk to be so; undefined: gone. */
  async function taskOn(
    client: WireClient,
    fits: (task: DeskTask | undefined, status: string) => boolean,
    from = 0,
  ): Promise<DeskTask | undefined> {
    return taskIn(await deskThat(client, (desk) => fits(taskIn(desk), desk.status), from));
  }

  async function ask(to: object, note?: string): Promise<string> {
    const from = colleague.frames.length;
    await done(agent, 'consult.start', { call, to, ...(note ? { note } : {}) }, session);
    const task = await taskOn(colleague, (each) => each?.offer !== undefined, from);
    return task?.offer?.id ?? '';
  }

  async function comes(offer: string): Promise<void> {
    await done(colleague, 'consult.accept', { offer }, session);
    await done(colleague, 'session.watch', { lastSeq: 0 }, session);
    await enter(colleague, 'colleague');
  }

  const sees = (client: WireClient, name: string) =>
    client.waitForEvent(session, (event) => event.name === name);

  it('rings at a free colleague of a group, lets them in, and gives them the customer', async () => {
    const to = { group: 'product-consulting' };
    const offer = await ask(to, '要发票');
    const ringing = await taskOn(colleague, (task) => task?.stage === 'offered');
    expect(ringing).toMatchObject({ media: 'audio', consult: { note: '要发票' } });
    expect(ringing?.consult?.from.staffNo).toBe('000010');
    await taskOn(agent, (task) => task?.consult?.expiresAt !== undefined);
    expect(media.done.slice(-2)).toEqual(['bridge nobody', 'play customer holdMusic']);
    expect(await refused(agent, 'consult.start', { call, to }, session)).toBe('consult.exists');
    expect(await refused(agent, 'consult.handOver', { offer }, session)).toBe('call.notNow');

    await comes(offer);
    await taskOn(colleague, (task, status) => task?.stage === 'active' && status === 'busy');
    expect(media.done).toContain('bridge agent+colleague');
    // Whoever helps has their hands full: nobody else is offered to them.
    const other = await place.customer('another');
    const waiting = await openSession(other);
    await say(other, waiting, '1');
    await other.waitForEvent(waiting, ({ name }) => name === 'session.queued');
    expect(await refused(colleague, 'call.hold', { call, isHeld: false }, session)).toBe(
      'session.unknown',
    );
    await done(agent, 'call.hold', { call, isHeld: false }, session);
    expect(media.done.slice(-2)).toEqual([
      'bridge customer+agent+colleague',
      'play customer nothing',
    ]);

    const from = agent.frames.length;
    await done(agent, 'consult.handOver', { offer }, session);
    const moved = media.done.indexOf('move colleague to agent');
    expect(media.done.slice(moved, moved + 3)).toEqual([
      'move colleague to agent',
      'bridge customer+agent',
      'play customer nothing',
    ]);
    const accepted = await customer.waitForEvent(
      session,
      ({ name, data }) =>
        name === 'agent.accepted' && (data as { agent: AgentCard }).agent.staffNo === '000011',
    );
    expect(accepted.data).toMatchObject({ offer });
    await taskOn(agent, (task) => task === undefined, from);
    expect(await refused(agent, 'call.hold', { call, isHeld: true }, session)).toBe(
      'session.unknown',
    );
    const inside = customer.events(session).filter(({ name }) => name.startsWith('consult.'));
    expect(inside.map(({ data }) => data)).toEqual([{}, {}]);
    await done(colleague, 'call.end', { call }, session);
    await taskOn(colleague, (task, status) => task?.stage === 'ended' && status === 'arrange');
  });

  it('asks nobody who is not there or not free, and says so', async () => {
    const none = { group: 'business-cooperation' };
    expect(await refused(agent, 'consult.start', { call, to: none }, session)).toBe(
      'consult.nobodyFree',
    );
    await done(colleague, 'agent.setStatus', { status: 'notReady' });
    const to = { agent: 'wang-wu' };
    expect(await refused(agent, 'consult.start', { call, to }, session)).toBe(
      'transfer.agentUnavailable',
    );
    expect(await refused(customer, 'consult.start', { call, to }, session)).toBe('auth.forbidden');
    expect(await refused(agent, 'consult.end', { offer: 'none' }, session)).toBe('consult.unknown');
  });

  it('is over when the colleague goes offline before they come', async () => {
    await ask({ agent: 'wang-wu' });
    await done(colleague, 'agent.setStatus', { status: 'offline' });
    const ended = await sees(agent, 'consult.ended');
    expect(ended.data).toMatchObject({ reason: 'away' });
    await waitFor(
      () => media.done.slice(-2).join() === 'bridge customer+agent,play customer nothing',
    );
  });

  it('is over when the colleague is gone for too long, and the call goes on', async () => {
    await comes(await ask({ agent: 'wang-wu' }));
    media.tell({ call, role: 'colleague', kind: 'lost' });
    const ended = await sees(agent, 'consult.ended');
    expect(ended.data).toMatchObject({ reason: 'lost' });
    expect(media.done).toContain('remove colleague');
    await taskOn(colleague, (task, status) => task === undefined && status === 'free');
    expect(agent.events(session).map(({ name }) => name)).not.toContain('call.ended');
  });

  it('leaves the colleague with the customer when the agent is gone for too long', async () => {
    await comes(await ask({ agent: 'wang-wu' }));
    media.tell({ call, role: 'agent', kind: 'lost' });
    await sees(colleague, 'session.handedOver');
    await taskOn(colleague, (task) => task?.stage === 'active' && task.consult === undefined);
    await waitFor(() => media.done.includes('bridge customer+agent'));
    expect(customer.events(session).map(({ name }) => name)).not.toContain('call.ended');
  });
});
