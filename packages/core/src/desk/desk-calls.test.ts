import { TRTC_TICKET } from '@ccc/testkit';
import {
  CccError,
  asId,
  type AgentId,
  type CallId,
  type CallMedia,
  type DeskConsult,
  type DeskSnapshot,
  type EventData,
  type EventName,
  type MediaTicket,
  type ServerFrame,
  type SessionEvent,
} from '@ccc/protocol';
import { FakeLegs } from '../../test/fake-legs';
import { AGENT, CUSTOMER, GROUP } from '../../test/simulated-session';
import { openDeskAtWork } from '../../test/opened';
import { createStage } from '../../test/stage';

const CALL = asId<CallId>('call-1');
const OTHER = asId<AgentId>('agent-2');

async function openDesk() {
  const stage = createStage();
  const { service, clock } = stage;
  const { client: customer } = stage.openApp();
  void customer.chat.open();
  await clock.run(1000);
  // Else it would take tickets of its own.
  customer.close();
  const session = service.sessionIds[0]!;
  service.accept(session);
  let tickets = 0;
  const joins = {
    refuseWith: undefined as 'media.full' | 'call.unknown' | undefined,
    /** In place of those into media through the service. */
    ticket: undefined as MediaTicket | undefined,
  };
  service.answerCall = (frame): ServerFrame => {
    const { id } = frame;
    if (frame.name !== 'call.join') return { type: 'ack', id, result: { call: CALL } };
    if (joins.refuseWith) return { type: 'refuse', id, code: joins.refuseWith };
    const leg = asId<never>(`leg-${(tickets += 1)}`);
    const ticket = { kind: 'webrtc', leg, iceServers: [], expiresAt: 0 } as const;
    return { type: 'ack', id, result: { ticket: joins.ticket ?? ticket } };
  };

  /** As the service would say it: the events so far are in the log, what follows is pushed. */
  let seq = service.log(session).length;
  const tell = async <Name extends EventName>(name: Name, data: EventData[Name]) => {
    seq += 1;
    const actor = { kind: 'customer', id: CUSTOMER.id } as const;
    const event = { session, seq, at: clock.now(), name, actor, data } as SessionEvent;
    service.push({ type: 'event', ...event });
    await clock.run(100);
  };

  const open = async () => {
    const legs = new FakeLegs();
    const { client, platform } = await openDeskAtWork(stage, { legs });
    service.push({ type: 'notice', name: 'desk.changed', data: deskOf() });
    await clock.run(50);
    const conversation = client.desk.conversation(session);
    await clock.run(100);
    return { ...client, platform, legs, conversation };
  };
  const deskOf = (consult?: DeskConsult): DeskSnapshot => ({
    agent: { ...AGENT, name: '林', email: 'a@example.com', role: 'agent' },
    status: 'busy',
    since: 0,
    groups: [{ ...GROUP, waiting: 0 }],
    tasks: [
      {
        session,
        stage: 'active',
        customer: CUSTOMER,
        group: GROUP,
        queuedAt: 0,
        lastSeq: 1,
        ...(consult ? { consult } : {}),
      },
    ],
    now: clock.now(),
  });
  const desk = await open();
  const answered = async (media: CallMedia = 'audio') => {
    await tell('call.started', { call: CALL, media, by: 'customer' });
    await tell('call.answered', { call: CALL });
  };
  /** The desk says how a consultation stands. */
  const consulted = async (consult?: DeskConsult) => {
    service.push({ type: 'notice', name: 'desk.changed', data: deskOf(consult) });
    await clock.run(100);
  };
  const state = () => desk.desk.legs.views.get(session)?.state;
  return { ...desk, service, clock, session, tell, answered, consulted, joins, state, open };
}

describe('a call at the desk', () => {
  it('is shown from its first ring to its record', async () => {
    const { conversation, tell, clock } = await openDesk();
    expect(conversation.view.call).toBeUndefined();
    await tell('call.started', { call: CALL, media: 'audio', by: 'customer' });
    const startedAt = clock.now() - 100;
    expect(conversation.view.call).toEqual({
      id: CALL,
      media: 'audio',
      by: 'customer',
      state: 'calling',
      startedAt,
      answeredAt: undefined,
      isGreeting: false,
      isHeld: false,
      cameras: { customer: false, agent: false },
      isRecorded: false,
      digits: '',
    });
    await tell('call.answered', { call: CALL });
    await tell('call.greetingSet', { call: CALL, isOn: true });
    expect(conversation.view.call).toMatchObject({ state: 'connected', isGreeting: true });
    await tell('call.greetingSet', { call: CALL, isOn: false });
    expect(conversation.view.call).toMatchObject({ state: 'connected', isGreeting: false });
    await tell('call.held', { call: CALL, isHeld: true });
    await tell('call.digits', { call: CALL, digits: '12' });
    await tell('call.digits', { call: CALL, digits: '#' });
    const talking = { state: 'connected', answeredAt: startedAt + 100, isHeld: true };
    expect(conversation.view.call).toMatchObject({ ...talking, digits: '12#' });
    const ended = { closeBy: 'client', reason: 'ok', durationMs: 83_000 } as const;
    await tell('call.ended', { call: CALL, ...ended });
    expect(conversation.view.call).toBeUndefined();
    expect(conversation.view.items.at(-1)).toMatchObject({
      kind: 'notice',
      notice: { name: 'called', media: 'audio', by: 'customer', ...ended },
    });
  });

  it('asks for what the agent does, by the call of the session', async () => {
    const { desk, service, session, clock, tell } = await openDesk();
    const refused = expect(desk.endCall(session)).rejects.toMatchObject({ code: 'call.unknown' });
    const started = desk.startCall(session, 'audio');
    await clock.run(50);
    await refused;
    expect(await started).toBe(CALL);
    await tell('call.started', { call: CALL, media: 'audio', by: 'agent' });
    const asked = [
      desk.answerCall(session),
      desk.holdCall(session, true),
      desk.endCall(session),
      desk.joinCall(session),
      desk.consult(session, { agent: OTHER }, '要发票'),
    ];
    await clock.run(50);
    await Promise.all(asked);
    await expect(desk.handOver(session)).rejects.toMatchObject({ code: 'consult.unknown' });
    expect(service.commands.slice(-6).map(({ name, args }) => [name, args])).toEqual([
      ['call.start', { media: 'audio' }],
      ['call.answer', { call: CALL }],
      ['call.hold', { call: CALL, isHeld: true }],
      ['call.end', { call: CALL }],
      ['call.join', { call: CALL }],
      ['consult.start', { call: CALL, to: { agent: OTHER }, note: '要发票' }],
    ]);
  });

  it('is joined as soon as it is answered, and not before', async () => {
    const { legs, tell, state } = await openDesk();
    await tell('call.started', { call: CALL, media: 'audio', by: 'customer' });
    expect(legs.opened).toEqual([]);
    await tell('call.answered', { call: CALL });
    expect(state()).toBe('connecting');
    expect(legs.last.request).toMatchObject({
      call: CALL,
      way: { kind: 'webrtc', url: 'https://service.example/api/v1/media/legs/leg-1' },
      isMuted: false,
    });
    legs.last.connect();
    expect(state()).toBe('connected');
  });

  it('is left when it ends, and the microphone let go', async () => {
    const { legs, tell, answered, state } = await openDesk();
    await answered();
    legs.last.connect();
    await tell('call.ended', { call: CALL, closeBy: 'client', reason: 'ok', durationMs: 1 });
    expect(legs.last.life).toBe('closed');
    expect(state()).toBeUndefined();
  });

  it('is left when the session goes to somebody else', async () => {
    const { legs, tell, answered, state } = await openDesk();
    await answered();
    await tell('session.queued', { group: GROUP, priority: 0, ahead: 0 });
    expect(legs.last.life).toBe('closed');
    const agent = { ...AGENT, id: OTHER };
    await tell('agent.accepted', { offer: asId('o-2'), agent });
    expect(state()).toBeUndefined();
  });

  it('of a colleague is joined by who has come into it, kept through the handover, and left', async () => {
    const { legs, tell, answered, consulted, state } = await openDesk();
    await tell('session.queued', { group: GROUP, priority: 0, ahead: 0 });
    await tell('agent.accepted', { offer: asId('o-2'), agent: { ...AGENT, id: OTHER } });
    await answered();
    const consult = {
      offer: asId<DeskConsult['offer']>('consult-1'),
      from: { ...AGENT, id: OTHER },
      agent: AGENT,
    };
    await consulted({ ...consult, expiresAt: 20_000 });
    expect(legs.opened).toEqual([]);
    await consulted(consult);
    expect(legs.last.request).toMatchObject({ call: CALL, isCameraOn: false });
    legs.last.connect();
    await tell('agent.accepted', { offer: consult.offer, agent: AGENT });
    await consulted();
    expect(legs.opened).toHaveLength(1);
    expect(state()).toBe('connected');
  });

  it('of a colleague is left when the consultation is over', async () => {
    const { legs, tell, answered, consulted, state } = await openDesk();
    await tell('session.queued', { group: GROUP, priority: 0, ahead: 0 });
    await tell('agent.accepted', { offer: asId('o-2'), agent: { ...AGENT, id: OTHER } });
    await answered();
    await consulted({ offer: asId('consult-1'), from: { ...AGENT, id: OTHER }, agent: AGENT });
    legs.last.connect();
    await consulted();
    expect(legs.last.life).toBe('closed');
    expect(state()).toBeUndefined();
  });

  it('a lost leg comes back with a fresh ticket, muted as it was', async () => {
    const { desk, legs, answered, state, clock, session } = await openDesk();
    await answered();
    legs.last.connect();
    desk.legs.mute(session, true);
    expect(legs.last.isMuted).toBe(true);
    legs.last.measure({ lossPercent: 1, jitterMs: 2, roundTripMs: 3 });
    legs.last.lose(new CccError('connection.lost'));
    expect(desk.legs.views.get(session)).toMatchObject({
      state: 'reconnecting',
      quality: undefined,
      code: 'connection.lost',
    });
    await clock.run(500);
    expect(legs.opened[0]?.life).toBe('closed');
    expect(legs.last.request).toMatchObject({ isMuted: true });
    expect(legs.last.request.way).toMatchObject({ url: expect.stringMatching(/leg-2$/) });
    legs.last.connect();
    expect(state()).toBe('connected');
  });

  it('keeps the two apart as long as the call is held', async () => {
    const { legs, tell, answered } = await openDesk();
    await answered();
    expect(legs.last.request.isApart).toBe(false);
    await tell('call.held', { call: CALL, isHeld: true });
    expect(legs.last.isApart).toBe(true);
    await tell('call.held', { call: CALL, isHeld: false });
    expect(legs.last.isApart).toBe(false);
  });

  it('goes into the room of a TRTC ticket by the SDK that the service has', async () => {
    const { legs, joins, answered } = await openDesk();
    joins.ticket = TRTC_TICKET;
    await answered();
    expect(legs.last.request.way).toEqual({
      kind: 'trtc',
      ticket: TRTC_TICKET,
      sdkUrl: 'https://service.example/vendor/trtc-sdk-v5/trtc.js',
    });
  });

  it('shows the agent as the log says, off at once, and after a loss as before', async () => {
    const { desk, legs, answered, tell, clock, session, service } = await openDesk();
    await answered('video');
    expect(legs.last.request).toMatchObject({ isCameraOn: true });
    legs.last.connect();
    const asking = desk.setCamera(session, false);
    expect(legs.last.isCameraOn).toBe(false);
    await clock.run(50);
    await asking;
    expect(service.commands.at(-1)).toMatchObject({ args: { call: CALL, isOn: false } });
    await tell('call.cameraSet', { call: CALL, side: 'agent', isOn: false });
    await tell('call.cameraSet', { call: CALL, side: 'customer', isOn: false });
    expect(legs.last.isCameraOn).toBe(false);
    legs.last.lose(new CccError('connection.lost'));
    await clock.run(500);
    expect(legs.last.request).toMatchObject({ isCameraOn: false });
    await tell('call.cameraSet', { call: CALL, side: 'agent', isOn: true });
    expect(legs.last.isCameraOn).toBe(true);
  });

  it('of voices comes to have pictures without another way in, and shows the agent only when asked', async () => {
    const { desk, legs, answered, tell, clock, session, service, conversation } = await openDesk();
    await answered();
    legs.last.connect();
    await tell('call.widened', { call: CALL });
    await tell('call.cameraSet', { call: CALL, side: 'customer', isOn: true });
    expect(conversation.view.call).toMatchObject({ media: 'video', cameras: { agent: false } });
    expect(legs.last.isCameraOn).toBe(false);
    const asking = desk.setCamera(session, true);
    await clock.run(50);
    await asking;
    expect(legs.last.isCameraOn).toBe(true);
    expect(service.commands.at(-1)).toMatchObject({ args: { call: CALL, isOn: true } });
    expect(legs.opened).toHaveLength(1);
  });

  it('of voices is not asked to have pictures without a camera', async () => {
    const { desk, legs, answered, session, service } = await openDesk();
    await answered();
    legs.last.connect();
    legs.last.hasCamera = false;
    await expect(desk.setCamera(session, true)).rejects.toMatchObject({ code: 'media.noCamera' });
    expect(service.commands.filter(({ name }) => name === 'call.setCamera')).toEqual([]);
  });

  it('says that there is no camera, and tries one again when asked', async () => {
    const { desk, legs, answered, tell, clock, session, service, conversation } = await openDesk();
    await answered('video');
    legs.last.missCamera();
    await clock.run(50);
    expect(service.commands.at(-1)).toMatchObject({
      name: 'call.setCamera',
      args: { call: CALL, isOn: false },
    });
    await tell('call.cameraSet', { call: CALL, side: 'agent', isOn: false });
    expect(conversation.view.call?.cameras).toEqual({ customer: true, agent: false });
    await expect(desk.setCamera(session, true)).rejects.toMatchObject({ code: 'media.noCamera' });
    legs.last.hasCamera = true;
    const asking = desk.setCamera(session, true);
    await clock.run(50);
    await asking;
    expect(service.commands.at(-1)).toMatchObject({ args: { call: CALL, isOn: true } });
  });

  it('is tried for thirty seconds, and again when asked', async () => {
    const { desk, legs, answered, state, clock, session, joins } = await openDesk();
    await answered();
    legs.last.connect();
    joins.refuseWith = 'media.full';
    legs.last.lose(new CccError('connection.lost'));
    await clock.run(27_000);
    expect(state()).toBe('reconnecting');
    await clock.run(4000);
    expect(desk.legs.views.get(session)).toMatchObject({ state: 'over', code: 'media.full' });
    joins.refuseWith = undefined;
    desk.legs.rejoin(session);
    await clock.run(100);
    expect(state()).toBe('connecting');
  });

  it('is not tried again where that is of no use', async () => {
    const { desk, answered, joins, session } = await openDesk();
    joins.refuseWith = 'call.unknown';
    await answered();
    expect(desk.legs.views.get(session)).toMatchObject({ state: 'over', code: 'call.unknown' });
  });

  it('the network that is back is used at once', async () => {
    const { legs, answered, clock, joins, platform } = await openDesk();
    await answered();
    legs.last.connect();
    joins.refuseWith = 'media.full';
    legs.last.lose(new CccError('connection.lost'));
    await clock.run(5000);
    joins.refuseWith = undefined;
    const { length } = legs.opened;
    platform.lifecycle.setOnline(true);
    await clock.run(50);
    expect(legs.opened).toHaveLength(length + 1);
  });

  it('goes to the window that opens the desk anew, and is left here', async () => {
    const { legs, answered, open, clock, state, connection } = await openDesk();
    await answered();
    legs.last.connect();
    await open();
    await clock.run(1000);
    expect(connection.state.name).toBe('stopped');
    expect(legs.live).toEqual([]);
    expect(state()).toBeUndefined();
  });

  it('lets everything go when the desk is closed', async () => {
    const { desk, legs, answered } = await openDesk();
    await answered();
    legs.last.connect();
    desk.close();
    expect(legs.live).toEqual([]);
  });
});
