import { randomUUID } from 'node:crypto';
import type { AckFrame, DeskSnapshot, DeskTask, EventFrame, ServerFrame } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { DEMO } from '../src/demo/seed-demo';

/** Sends a command that must be acknowledged. */
export async function done(
  client: WireClient,
  name: string,
  args: object = {},
  session?: string,
  id: string = randomUUID(),
): Promise<AckFrame> {
  const answer = await client.ask(id, name, args, session);
  if (answer.type !== 'ack') throw new Error(`${name} was refused: ${answer.code}`);
  return answer;
}

/** Sends a command that must be refused, and returns the code. */
export async function refused(
  client: WireClient,
  name: string,
  args: object = {},
  session?: string,
): Promise<string> {
  const answer = await client.ask(randomUUID(), name, args, session);
  if (answer.type !== 'refuse') throw new Error(`${name} was not refused`);
  return answer.code;
}

export async function openSession(client: WireClient, flow: string = DEMO.flow): Promise<string> {
  const { result } = await done(client, 'session.open', { flow });
  return (result as { session: string }).session;
}

export function say(client: WireClient, session: string, text: string): Promise<AckFrame> {
  return done(client, 'message.send', { content: { type: 'text', text } }, session);
}

export function goOnline(agent: WireClient): Promise<AckFrame> {
  return done(agent, 'agent.setStatus', { status: 'free' });
}

/** Waits for an offer of the session on the agent's desk. */
export async function offerOf(agent: WireClient, session: string): Promise<string> {
  const task = (frame: ServerFrame): DeskTask | undefined =>
    deskOf(frame)?.tasks.find((each) => each.session === session && each.offer);
  const frame = await agent.waitFor(`an offer of ${session}`, (each) => !!task(each));
  return task(frame)!.offer!.id;
}

/** Waits for the agent's desk to be so. */
export async function deskThat(
  agent: WireClient,
  fits: (desk: DeskSnapshot) => boolean,
  from = 0,
): Promise<DeskSnapshot> {
  const frame = await agent.waitFor(
    'a desk',
    (each) => {
      const desk = deskOf(each);
      return desk !== null && fits(desk);
    },
    from,
  );
  return deskOf(frame)!;
}

/** Takes the session, follows it and has seen what was before. */
export async function accept(agent: WireClient, session: string): Promise<void> {
  await done(agent, 'offer.accept', { offer: await offerOf(agent, session) }, session);
  await done(agent, 'session.watch', { lastSeq: 0 }, session);
  await agent.waitForEvent(session, ({ name }) => name === 'agent.accepted');
}

/** What was said in the session so far, as the client saw it. */
export function wordsOf(client: WireClient, session: string): string[] {
  return client.events(session).flatMap((event) => {
    const content = event.name === 'message.sent' ? event.data.content : undefined;
    return content?.type === 'text' ? [content.text] : [];
  });
}

export function waitForWords(
  client: WireClient,
  session: string,
  text: string,
): Promise<EventFrame> {
  return client.waitForEvent(
    session,
    ({ name, data }) =>
      name === 'message.sent' && data.content.type === 'text' && data.content.text === text,
  );
}

function deskOf(frame: ServerFrame): DeskSnapshot | null {
  return frame.type === 'notice' && frame.name === 'desk.changed' ? frame.data : null;
}
