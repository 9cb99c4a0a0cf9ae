import { randomUUID } from 'node:crypto';
import type { DeskTask } from '../desk';
import type { EventFrame, ServerFrame } from '../frames';
import { PATHS } from '../http';
import type { ConformanceTarget } from './target';
import { WireClient, get, post } from './wire-client';

/** A command id that was never used. */
export function freshId(): string {
  return randomUUID();
}

/** Logs a new customer in and returns the token. */
export async function customerToken(target: ConformanceTarget, user = freshId()): Promise<string> {
  const answer = await post(target.baseUrl, PATHS.customerLogin, {
    sdkAppId: target.sdkAppId,
    jsCode: await target.loginCode(user),
  });
  if (answer.status !== 200) throw new Error(`customer login: ${answer.status} ${answer.text}`);
  return (answer.json as { token: string }).token;
}

/** A new customer with a connection and a session that has shown its greeting. */
export async function customerInSession(target: ConformanceTarget) {
  const token = await customerToken(target);
  const client = await WireClient.connect(target.baseUrl, token);
  const answer = await client.ask(freshId(), 'session.open', { flow: target.flow });
  if (answer.type !== 'ack') throw new Error(`session.open refused: ${answer.code}`);
  const { session } = answer.result as { session: string };
  await client.waitForEvent(session, (event) => event.name === 'message.sent');
  return { token, client, session };
}

/** Logs the agent in and returns the token. */
export async function agentToken(target: ConformanceTarget): Promise<string> {
  const answer = await post(target.baseUrl, PATHS.agentLogin, {
    sdkAppId: target.sdkAppId,
    ...target.agent,
  });
  if (answer.status !== 200) throw new Error(`agent login: ${answer.status} ${answer.text}`);
  return (answer.json as { token: string }).token;
}

/** Logs the agent in, connects and goes online. */
export async function agentOnline(target: ConformanceTarget) {
  const token = await agentToken(target);
  const client = await WireClient.connect(target.baseUrl, token);
  const online = await client.ask(freshId(), 'agent.setStatus', { status: 'free' });
  if (online.type !== 'ack') throw new Error(`agent.setStatus refused: ${online.code}`);
  return { token, client };
}

/** A customer and an agent who talk: both follow the session from its first event on. */
export async function conversation(target: ConformanceTarget) {
  const agent = await agentOnline(target);
  const { client, session, token } = await customerInSession(target);
  const asked = await client.ask(freshId(), 'message.send', text(target.keyword), session);
  if (asked.type !== 'ack' || asked.seq === undefined) throw new Error('the keyword was refused');
  const frame = await agent.client.waitFor('the offer', (each) => !!offerIn(each, session));
  const { offer } = offerIn(frame, session)!;
  await agent.client.ask(freshId(), 'offer.accept', { offer: offer!.id }, session);
  await agent.client.ask(freshId(), 'session.watch', { lastSeq: 0 }, session);
  for (const each of [client, agent.client]) {
    await each.waitForEvent(session, ({ name }) => name === 'agent.accepted');
  }
  /** What the log says after `after`, as the customer may read it. */
  const history = async (of: string, after: number): Promise<EventFrame[]> => {
    const path = `${PATHS.sessions}/${of}/events?after=${after}`;
    return ((await get(target.baseUrl, path, token)).json as { events: EventFrame[] }).events;
  };
  /** Ends it and leaves nothing behind for the next case. */
  const over = async (): Promise<void> => {
    await agent.client.ask(freshId(), 'session.end', {}, session);
    await agent.client.ask(freshId(), 'session.complete', {}, session);
    await agent.client.ask(freshId(), 'agent.setStatus', { status: 'offline' });
    await client.close();
    await agent.client.close();
  };
  return { agent, customer: { client, token, history }, session, answer: asked.seq, over };
}

function offerIn(frame: ServerFrame, session: string): DeskTask | undefined {
  if (frame.type !== 'notice' || frame.name !== 'desk.changed') return undefined;
  return frame.data.tasks.find((task) => String(task.session) === session && task.offer);
}

/** Text content. */
export function text(words: string) {
  return { content: { type: 'text', text: words } };
}
