import { CccError, asId } from '@ccc/protocol';
import {
  CALL as call,
  FLOW,
  LIN as agent,
  customerStage,
  started,
  ticketOf,
} from '../../test/customer-stage';
import { AGENT, CUSTOMER, SESSION } from '../../test/events';
import { createChat } from './chat';
import type { ChatCallState } from './chat-call-machine';

const OVER = { call, closeBy: 'timer', reason: 'noAnswer', durationMs: 0 } as const;

/** A conversation with an agent. */
async function talking() {
  const stage = customerStage();
  const { connection, tell } = stage;
  const chat = createChat({
    ...stage,
    flow: FLOW,
    storageKey: 'outbox',
    hiddenKey: 'hidden',
    fetchSessions: () => Promise.resolve({ sessions: [] }),
    uploadFile: () => Promise.reject(new CccError('connection.lost')),
    urlOf: (path) => path,
  });
  const opening = chat.open();
  await connection.answer('session.open', { session: SESSION, created: true, lastSeq: 0 });
  await opening;
  tell('session.started', started());
  tell('agent.accepted', { offer: asId('o-1'), agent }, AGENT);
  const names: Array<ChatCallState['name']> = [];
  chat.call.onChange(({ name }) => names.push(name));
  const asked = (name: string) => connection.asked.filter(([each]) => each === name).length;
  return { ...stage, chat, names, asked };
}

type Stage = Awaited<ReturnType<typeof talking>>;

const ownCall = ({ tell }: Stage) =>
  tell('call.started', { call, media: 'audio', by: 'customer' }, CUSTOMER);
const invitation = ({ tell }: Stage) =>
  tell('call.started', { call, media: 'audio', by: 'agent' }, AGENT);

/** Asked for by this side, and answered. */
async function connected(): Promise<Stage> {
  const stage = await talking();
  const starting = stage.chat.call.start('audio');
  await stage.connection.answer('call.start', { call }, 3);
  await starting;
  ownCall(stage);
  stage.tell('call.answered', { call }, AGENT);
  await stage.connection.answer('call.join', { ticket: ticketOf('leg-1') });
  return stage;
}

/** A video call that the agent has taken. */
async function seen(): Promise<Stage> {
  const stage = await talking();
  stage.tell('call.started', { call, media: 'video', by: 'customer' }, CUSTOMER);
  stage.tell('call.answered', { call }, AGENT);
  await stage.connection.answer('call.join', { ticket: ticketOf('leg-1') });
  return stage;
}

const camerasIn = ({ chat }: Stage) => {
  const { state } = chat.call;
  return state.name === 'connected' ? state.call.cameras : undefined;
};

it('the own camera is off here at once, and stays so until the log has it, whatever else it says', async () => {
  const stage = await seen();
  const { chat, connection, tell } = stage;
  expect(camerasIn(stage)).toEqual({ customer: true, agent: true });
  chat.call.setCamera(false);
  expect(camerasIn(stage)).toEqual({ customer: false, agent: true });
  expect(connection.asked.at(-1)).toEqual(['call.setCamera', { call, isOn: false }]);
  tell('call.held', { call, isHeld: true }, AGENT);
  expect(camerasIn(stage)).toEqual({ customer: false, agent: true });
  await connection.answer('call.setCamera', {}, 6);
  expect(camerasIn(stage)).toEqual({ customer: false, agent: true });
  tell('call.cameraSet', { call, side: 'customer', isOn: false }, CUSTOMER);
  tell('call.cameraSet', { call, side: 'customer', isOn: true }, CUSTOMER);
  expect(camerasIn(stage)).toEqual({ customer: true, agent: true });
});

it('of two switches the newer one holds', async () => {
  const stage = await seen();
  const { chat, connection, tell } = stage;
  chat.call.setCamera(false);
  chat.call.setCamera(true);
  chat.call.setCamera(false);
  await connection.answer('call.setCamera', {}, 5);
  tell('call.cameraSet', { call, side: 'customer', isOn: false }, CUSTOMER);
  await connection.answer('call.setCamera', {}, 6);
  tell('call.cameraSet', { call, side: 'customer', isOn: true }, CUSTOMER);
  expect(camerasIn(stage)).toMatchObject({ customer: false });
});

it('the own camera is switched before the answer as well', async () => {
  const stage = await talking();
  stage.tell('call.started', { call, media: 'video', by: 'customer' }, CUSTOMER);
  stage.chat.call.setCamera(false);
  expect(stage.chat.call.state).toMatchObject({
    name: 'calling',
    call: { cameras: { customer: false, agent: true } },
  });
  expect(stage.connection.asked.at(-1)).toEqual(['call.setCamera', { call, isOn: false }]);
});

it('by voice neither is seen; a camera that is refused is as the log has it', async () => {
  const stage = await seen();
  const { chat, connection } = stage;
  chat.call.toVoice();
  expect(camerasIn(stage)).toEqual({ customer: false, agent: false });
  expect(connection.asked.at(-1)).toEqual(['call.toVoice', { call }]);
  await connection.refuse('call.toVoice', 'call.unknown');
  expect(camerasIn(stage)).toEqual({ customer: true, agent: true });
});

it('a call of voices comes to have pictures with the first one; the other side shows none unasked', async () => {
  const stage = await connected();
  const { chat, connection, tell } = stage;
  chat.call.setCamera(true);
  expect(camerasIn(stage)).toEqual({ customer: true, agent: false });
  expect(connection.asked.at(-1)).toEqual(['call.setCamera', { call, isOn: true }]);
  await connection.answer('call.setCamera', {}, 7);
  tell('call.widened', { call }, CUSTOMER);
  expect(camerasIn(stage)).toEqual({ customer: true, agent: false });
  tell('call.cameraSet', { call, side: 'customer', isOn: true }, CUSTOMER);
  expect(chat.call.state).toMatchObject({ name: 'connected', ticket: { leg: 'leg-1' } });
  expect(chat.call.state).toMatchObject({ call: { media: 'video', isWidened: true } });
  expect(connection.asked.filter(([name]) => name === 'call.join')).toHaveLength(1);
});

it('what rings by voice shows nobody', async () => {
  const stage = await talking();
  invitation(stage);
  stage.chat.call.setCamera(true);
  expect(stage.asked('call.setCamera')).toBe(0);
});

it('a picture that is refused is not shown', async () => {
  const stage = await connected();
  stage.chat.call.setCamera(true);
  await stage.connection.refuse('call.setCamera', 'call.notNow');
  expect(camerasIn(stage)).toEqual({ customer: false, agent: false });
});

it('asks for a call, rings over there, joins when it is answered, and follows the end', async () => {
  const { chat, names, tell } = await connected();
  expect(names).toEqual(['asking', 'calling', 'connected', 'connected']);
  expect(chat.call.state).toMatchObject({ ticket: { leg: 'leg-1' } });
  tell('call.held', { call, isHeld: true }, AGENT);
  expect(chat.call.state).toMatchObject({ call: { isHeld: true }, ticket: { leg: 'leg-1' } });
  tell('call.ended', { call, closeBy: 'seat', reason: 'ok', durationMs: 5000 }, AGENT);
  expect(chat.call.state).toEqual({ name: 'none' });
  expect(chat.view.stage.name).toBe('active');
});

it('rings, is taken here, and joins once the service has said so', async () => {
  const stage = await talking();
  const { chat, connection, names, tell } = stage;
  invitation(stage);
  expect(chat.call.state.name).toBe('ringing');
  const answering = chat.call.answer();
  await connection.answer('call.answer', {});
  await answering;
  tell('call.answered', { call }, CUSTOMER);
  await connection.answer('call.join', { ticket: ticketOf('leg-1') });
  expect(names).toEqual(['ringing', 'answering', 'connected', 'connected']);
});

it('refuses: quiet here at once, whatever else is told before the service has it', async () => {
  const stage = await talking();
  const { chat, connection, tell } = stage;
  invitation(stage);
  chat.call.hangUp();
  expect(connection.asked.at(-1)).toEqual(['call.end', { call }]);
  tell('message.sent', { content: { type: 'text', text: '在吗' } }, AGENT);
  expect(chat.call.state).toEqual({ name: 'leaving', call });
  tell('call.ended', { call, closeBy: 'client', reason: 'rejected', durationMs: 0 }, CUSTOMER);
  expect(chat.call.state).toEqual({ name: 'none' });
});

it('a call that could not be taken rings on, and one that is not to be had is not there', async () => {
  const stage = await talking();
  const { chat, connection } = stage;
  invitation(stage);
  const answering = expect(chat.call.answer()).rejects.toMatchObject({ code: 'call.notNow' });
  await connection.refuse('call.answer', 'call.notNow');
  await answering;
  expect(chat.call.state.name).toBe('ringing');
  await expect(chat.call.start('audio')).rejects.toMatchObject({ code: 'call.exists' });
});

it('is nowhere when the service has no calls', async () => {
  const { chat, connection } = await talking();
  const starting = expect(chat.call.start('audio')).rejects.toMatchObject({ code: 'media.off' });
  await connection.refuse('call.start', 'media.off');
  await starting;
  expect(chat.call.state).toEqual({ name: 'none' });
});

it('given up before it had a name, it is ended as soon as it has one', async () => {
  const stage = await talking();
  const { chat, connection, tell } = stage;
  const starting = chat.call.start('audio');
  chat.call.hangUp();
  tell('message.sent', { content: { type: 'text', text: '在吗' } }, AGENT);
  expect(chat.call.state).toEqual({ name: 'leaving' });
  await connection.answer('call.start', { call }, 4);
  await starting;
  ownCall(stage);
  expect(connection.asked.at(-1)).toEqual(['call.end', { call }]);
  expect(chat.call.state).toEqual({ name: 'leaving', call });
});

it('begun and over while this phone slept, it is over here, too', async () => {
  const stage = await talking();
  const { chat, connection, tell } = stage;
  const starting = chat.call.start('audio');
  const asked = chat.call.state;
  tell('message.sent', { content: { type: 'text', text: '您好' } }, AGENT);
  expect(chat.call.state).toBe(asked);
  await connection.answer('call.start', { call }, 4);
  await starting;
  expect(chat.call.state.name).toBe('asking');
  // As a phone that comes back is told: all at once.
  ownCall(stage);
  tell('call.ended', OVER);
  expect(chat.call.state).toEqual({ name: 'none' });
});

it('media that is lost gets another ticket; media that is not to be had ends the call', async () => {
  const { chat, connection, clock, asked } = await connected();
  chat.call.mediaLost();
  await clock.run(1000);
  await connection.answer('call.join', { ticket: ticketOf('leg-2') });
  expect(chat.call.state).toMatchObject({ ticket: { leg: 'leg-2' } });
  chat.call.mediaLost();
  await clock.run(1000);
  await connection.refuse('call.join', 'media.full');
  expect(chat.call.state).toEqual({ name: 'leaving', call, code: 'media.full' });
  expect(asked('call.end')).toBe(1);
});

it('an end that was told too late asks for no ticket', async () => {
  const { chat, connection, clock, tell, asked } = await connected();
  chat.call.mediaLost();
  tell('call.ended', { call, closeBy: 'seat', reason: 'ok', durationMs: 5000 }, AGENT);
  await clock.run(5000);
  expect(asked('call.join')).toBe(1);
  expect(chat.call.state).toEqual({ name: 'none' });
  chat.call.hangUp();
  expect(connection.asked.at(-1)?.[0]).toBe('call.join');
});

it('opened elsewhere, the call is there and not here', async () => {
  const { chat, connection, asked } = await connected();
  connection.become({ name: 'stopped', code: 'connection.replaced' });
  expect(chat.call.state).toEqual({ name: 'none' });
  expect(asked('call.end')).toBe(0);
  connection.start();
  expect(chat.call.state.name).toBe('connected');
  expect(asked('call.join')).toBe(2);
});

it('left with the page, it is not come back to with the next one', async () => {
  const { chat, connection, tell, asked } = await connected();
  chat.call.hangUp();
  connection.stop();
  connection.start();
  expect(chat.call.state).toEqual({ name: 'leaving', call });
  tell('call.ended', { call, closeBy: 'client', reason: 'ok', durationMs: 5000 }, CUSTOMER);
  expect(chat.call.state).toEqual({ name: 'none' });
  expect([asked('call.end'), asked('call.join')]).toEqual([1, 1]);
});

it('the end of the conversation is the end of the call', async () => {
  const { chat, tell } = await connected();
  tell('call.ended', { call, closeBy: 'seat', reason: 'ok', durationMs: 5000 }, AGENT);
  tell('session.ended', { closeBy: 'seat', reason: 'agent', endStatus: 'ok' } as never, AGENT);
  expect(chat.call.state).toEqual({ name: 'none' });
  expect(chat.view.stage.name).toBe('ended');
});
