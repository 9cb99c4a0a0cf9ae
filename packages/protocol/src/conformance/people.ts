import { randomUUID } from 'node:crypto';
import { PATHS } from '../http';
import type { ConformanceTarget } from './target';
import { WireClient, post } from './wire-client';

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

/** Logs the agent in, connects and goes online. */
export async function agentOnline(target: ConformanceTarget) {
  const answer = await post(target.baseUrl, PATHS.agentLogin, {
    sdkAppId: target.sdkAppId,
    ...target.agent,
  });
  if (answer.status !== 200) throw new Error(`agent login: ${answer.status} ${answer.text}`);
  const { token } = answer.json as { token: string };
  const client = await WireClient.connect(target.baseUrl, token);
  const online = await client.ask(freshId(), 'agent.setStatus', { status: 'free' });
  if (online.type !== 'ack') throw new Error(`agent.setStatus refused: ${online.code}`);
  return { token, client };
}

/** Text content. */
export function text(words: string) {
  return { content: { type: 'text', text: words } };
}
