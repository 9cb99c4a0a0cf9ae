import { TRTC_TICKET } from '@ccc/testkit';
import { asId, type ErrorCode, type EventData } from '@ccc/protocol';
import {
  CALL as call,
  FLOW,
  LIN as agent,
  customerStage,
  started,
  ticketOf,
} from '../../test/customer-stage';
import { AGENT, CUSTOMER, SESSION, event } from '../../test/events';
import { createCustomerCall, mediaUrlsOf } from './index';

const DIAL = { flow: FLOW, media: 'audio' } as const;
const OPENED = { session: SESSION, created: true, lastSeq: 0, after: 0, landmarks: [] };
const group = { id: 'g-1', name: '售前' } as EventData['session.queued']['group'];

function setUp() {
  const stage = customerStage();
  return { ...stage, customer: createCustomerCall(stage) };
}

/** Dialled, and the service has begun the call. */
async function dialled(stage = setUp()) {
  const { customer, connection, tell } = stage;
  const dialling = customer.start(DIAL);
  await connection.answer('session.open', OPENED);
  await dialling;
  tell('session.started', started('audio'));
  tell('call.started', { call, media: 'audio', by: 'customer' }, CUSTOMER);
  return stage;
}

it('opens, joins, waits, rings, talks and hears the end', async () => {
  const { customer, connection, tell } = await dialled();
  const names: string[] = [];
  customer.onChange(({ name }) => names.push(name));
  await connection.answer('call.join', { ticket: ticketOf('leg-1') });
  expect(customer.state).toMatchObject({ name: 'waiting', line: { ticket: { leg: 'leg-1' } } });
  tell('session.queued', { group, priority: 0, ahead: 2 });
  connection.notify({
    type: 'notice',
    name: 'queue.place',
    data: { session: SESSION, ahead: 1, waitMinutes: 3 },
  });
  expect(customer.state).toMatchObject({ place: { ahead: 1, waitMinutes: 3 } });
  // As the customer sees it: a fact of the inside, without its matter.
  tell('offer.made', {} as EventData['offer.made']);
  expect(customer.state.name).toBe('ringing');
  tell('agent.accepted', { offer: asId('o-1'), agent }, AGENT);
  tell('call.answered', { call }, AGENT);
  expect(customer.state).toMatchObject({ name: 'connected', line: { agent } });
  tell('call.ended', { call, closeBy: 'seat', reason: 'ok', durationMs: 42 }, AGENT);
  tell('session.ended', { closeBy: 'seat', reason: 'ok', endStatus: 1 }, AGENT);
  expect(customer.state).toEqual({
    name: 'ended',
    end: { closeBy: 'seat', reason: 'ok', durationMs: 42 },
  });
  expect([...new Set(names)]).toEqual(['waiting', 'ringing', 'connected', 'ended']);
  expect(connection.asked).toEqual([
    ['session.open', { flow: 'entry-1', media: 'audio' }],
    ['call.join', { call }],
  ]);
});

it('switches the camera here at once and tells the service, in a video call only', async () => {
  const { customer, connection, tell } = await dialled();
  customer.setCamera(false);
  expect(connection.asked.at(-1)?.[0]).toBe('call.join');
  tell('call.started', { call, media: 'video', by: 'customer' }, CUSTOMER);
  customer.setCamera(true);
  expect(connection.asked.at(-1)?.[0]).toBe('call.join');
  customer.setCamera(false);
  expect(customer.state).toMatchObject({ line: { cameras: { customer: false, agent: true } } });
  expect(connection.asked.at(-1)).toEqual(['call.setCamera', { call, isOn: false }]);
  await connection.answer('call.setCamera', {});
  tell('call.cameraSet', { call, side: 'agent', isOn: false }, AGENT);
  expect(customer.state).toMatchObject({ line: { cameras: { customer: false, agent: false } } });
});

it('shows a picture in a call of voices once it is answered, and follows what the log says of it', async () => {
  const { customer, connection, tell } = await dialled();
  customer.setCamera(true);
  expect(connection.asked.at(-1)?.[0]).toBe('call.join');
  tell('agent.accepted', { offer: asId('o-1'), agent }, AGENT);
  tell('call.answered', { call }, AGENT);
  customer.setCamera(true);
  expect(customer.state).toMatchObject({ line: { cameras: { customer: true, agent: false } } });
  expect(connection.asked.at(-1)).toEqual(['call.setCamera', { call, isOn: true }]);
  tell('call.widened', { call }, CUSTOMER);
  tell('call.cameraSet', { call, side: 'customer', isOn: true }, CUSTOMER);
  tell('call.cameraSet', { call, side: 'agent', isOn: true }, AGENT);
  expect(customer.state).toMatchObject({
    line: { media: 'video', isWidened: true, cameras: { customer: true, agent: true } },
  });
  // Passed on: who takes it now is not shown before they say so.
  tell('agent.accepted', { offer: asId('o-2'), agent }, AGENT);
  expect(customer.state).toMatchObject({ line: { cameras: { customer: true, agent: false } } });
});

it('continues a live call after the app was started again', async () => {
  const { customer, connection } = setUp();
  const dialling = customer.start(DIAL);
  const landmarks = [
    event(1, 'call.started', { call, media: 'audio', by: 'customer' }, CUSTOMER),
    event(4, 'call.answered', { call }, AGENT),
  ];
  const opened = { ...OPENED, created: false, lastSeq: 4, after: 4, landmarks };
  await connection.answer('session.open', opened);
  await expect(dialling).resolves.toEqual({ session: SESSION });
  expect(customer.state).toMatchObject({ name: 'connected', since: 4000 });
  expect(connection.asked.at(-1)?.[0]).toBe('call.join');
});

it('leaves a conversation of words alone', async () => {
  const { customer, connection } = setUp();
  const dialling = customer.start(DIAL);
  const landmarks = [event(1, 'session.started', started(), CUSTOMER)];
  await connection.answer('session.open', { ...OPENED, lastSeq: 1, after: 1, landmarks });
  await dialling;
  expect(customer.state).toMatchObject({ name: 'ended', end: { code: 'call.notNow' } });
  expect(connection.asked).toHaveLength(1);
});

it('hangs up here at once and tells the service', async () => {
  const { customer, connection } = await dialled();
  customer.end();
  expect(customer.state).toMatchObject({ name: 'ended', end: { closeBy: 'client' } });
  expect(connection.asked.at(-1)).toEqual(['call.end', { call }]);
});

it('ends what it has opened when it was hung up before the answer', async () => {
  const { customer, connection } = setUp();
  const dialling = customer.start(DIAL);
  await connection.isAsked('session.open');
  customer.end();
  expect(customer.state).toMatchObject({ name: 'ended', end: { reason: 'cancelled' } });
  const refused = expect(dialling).rejects.toMatchObject({ code: 'call.notNow' });
  await connection.answer('session.open', OPENED);
  await connection.answer('session.end', {});
  await refused;
});

it('dials anew only when the service has heard of the end before', async () => {
  const { customer, connection } = await dialled();
  customer.end();
  const again = customer.start(DIAL);
  expect(customer.state.name).toBe('opening');
  const opens = () => connection.asked.filter(([name]) => name === 'session.open').length;
  expect(opens()).toBe(1);
  await connection.answer('call.end', {});
  await connection.answer('session.open', OPENED);
  await again;
  expect(opens()).toBe(2);
});

it('refuses a second call in a call', async () => {
  const { customer } = await dialled();
  await expect(customer.start(DIAL)).rejects.toMatchObject({ code: 'call.exists' });
});

it.each<ErrorCode>(['flow.unknown', 'media.off', 'customer.blocked'])(
  'is idle again when the service refuses with %s',
  async (code) => {
    const { customer, connection } = setUp();
    const dialling = customer.start(DIAL);
    const refused = expect(dialling).rejects.toMatchObject({ code });
    await connection.refuse('session.open', code);
    await refused;
    expect(customer.state).toEqual({ name: 'idle' });
  },
);

it('ends with the code when there is no way into the media', async () => {
  const { customer, connection } = await dialled();
  await connection.refuse('call.join', 'media.full');
  expect(customer.state).toMatchObject({
    name: 'ended',
    end: { reason: 'error', code: 'media.full' },
  });
  expect(connection.asked.at(-1)?.[0]).toBe('call.end');
});

it('asks for another ticket when the media is lost, not more than once a second', async () => {
  const { customer, connection, clock } = await dialled();
  const joins = () => connection.asked.filter(([name]) => name === 'call.join').length;
  await connection.answer('call.join', { ticket: ticketOf('leg-1') });
  customer.mediaLost();
  customer.mediaLost();
  expect(joins()).toBe(1);
  await clock.run(1000);
  await connection.answer('call.join', { ticket: ticketOf('leg-2') });
  expect(joins()).toBe(2);
  expect(customer.state).toMatchObject({ line: { ticket: { leg: 'leg-2' } } });
});

it('has another ticket into a room of TRTC a minute before the one it has ends', async () => {
  const { connection, customer, clock } = await dialled();
  const joins = () => connection.asked.filter(([name]) => name === 'call.join').length;
  const expiresAt = connection.serverNow() + 600_000;
  await connection.answer('call.join', { ticket: { ...TRTC_TICKET, expiresAt } });
  await clock.run(539_000);
  expect(joins()).toBe(1);
  await clock.run(1000);
  await connection.answer('call.join', { ticket: { ...TRTC_TICKET, userSig: 'newer', expiresAt } });
  expect(joins()).toBe(2);
  expect(customer.state).toMatchObject({ line: { ticket: { userSig: 'newer' } } });
});

it('is over when the connection is stopped for good', async () => {
  const { customer, connection } = await dialled();
  connection.become({ name: 'stopped', code: 'connection.replaced' });
  expect(customer.state).toMatchObject({ name: 'ended', end: { code: 'connection.replaced' } });
});

it('sends keys of a telephone, and no others', async () => {
  const { customer, connection } = await dialled();
  const pressed = customer.sendDigits('1#*0');
  await connection.answer('call.digits', {});
  await pressed;
  expect(connection.asked.at(-1)).toEqual(['call.digits', { call, digits: '1#*0' }]);
  const bad = { code: 'call.badDigits', params: { max: 32 } };
  await expect(customer.sendDigits('1a')).rejects.toMatchObject(bad);
  await expect(customer.sendDigits('')).rejects.toMatchObject(bad);
  await expect(customer.sendDigits('1'.repeat(33))).rejects.toMatchObject(bad);
  customer.end();
  await expect(customer.sendDigits('1')).rejects.toMatchObject({ code: 'call.notNow' });
});

it('hangs up when it is closed, and waits until that is known', async () => {
  const { customer, connection } = await dialled();
  let outcome = 'waiting';
  const closed = customer.close().then(() => (outcome = 'closed'));
  await connection.isAsked('call.end');
  expect(outcome).toBe('waiting');
  await connection.answer('call.end', {});
  await closed;
  expect(outcome).toBe('closed');
});

it('does not wait for ever when it is closed without a network', async () => {
  const { customer, clock } = await dialled();
  const closed = customer.close();
  await clock.run(5000);
  await closed;
  expect(customer.state.name).toBe('ended');
});

it('names the addresses of a ticket for a mini-program', () => {
  expect(mediaUrlsOf(ticketOf('leg/1'), 'https://service.example/ccc/')).toEqual({
    push: 'ccc+https://service.example/ccc/api/v1/media/legs/leg%2F1',
    play: 'ccc+https://service.example/ccc/api/v1/media/legs/leg%2F1?play',
  });
});
