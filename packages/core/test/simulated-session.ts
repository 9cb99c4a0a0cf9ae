import {
  INSIDE_EVENTS,
  isLandmark,
  LIMITS,
  asId,
  previewOf,
  type AgentId,
  type CommandFrame,
  type CustomerId,
  type ErrorCode,
  type EventName,
  type MessageContent,
  type ServerFrame,
  type SessionEvent,
  type SessionId,
  type SkillGroupId,
} from '@ccc/protocol';
import type { HttpResponse } from '../src/index';

export interface StoredSession {
  id: SessionId;
  events: SessionEvent[];
  life: 'open' | 'ended';
  /** Who sent the command of an event; only they are told of it. */
  authors: Map<number, string>;
  /** Where its pictures lie, when anybody reads of them. */
  link?: string;
}

/** The agent of every simulated session. */
export const AGENT = {
  id: asId<AgentId>('agent-1'),
  staffNo: '1001',
  nickname: '小林',
};

/** The customer of every simulated session. */
export const CUSTOMER = { id: asId<CustomerId>('customer-1'), nickname: '微信用户' };
export const GROUP = { id: asId<SkillGroupId>('group-1'), name: '售前' };

/** Inside facts keep their place and lose their matter; a command is its author's alone. */
export function seenBy(person: string, session: StoredSession, event: SessionEvent): SessionEvent {
  const isInside = person === CUSTOMER.id && INSIDE_EVENTS.includes(event.name);
  const { command, ...rest } = event;
  return {
    ...rest,
    ...(isInside ? { data: {} } : withLink(event, session)),
    ...(session.authors.get(event.seq) === person ? { command } : {}),
  } as SessionEvent;
}

function withLink(event: SessionEvent, { link }: StoredSession): object {
  if (event.name !== 'message.sent' || !('file' in event.data.content)) return {};
  return { data: { content: { ...event.data.content, url: link } } };
}

/** What was said, in words. */
export function wordsIn(content: MessageContent): string {
  return 'file' in content ? `<${content.file}>` : previewOf(content);
}

/** Wipes the message at `seq`; its code when it may not. */
export function wipe(
  { events }: StoredSession,
  seq: number,
  person: string,
  now: number,
): ErrorCode | undefined {
  const index = events.findIndex((event) => event.seq === seq && event.name === 'message.sent');
  const event = events[index];
  if (event?.name !== 'message.sent') return 'message.unknown';
  if (event.actor.kind === 'system' || event.actor.id !== asId(person)) return 'message.notYours';
  if (event.data.content.type === 'recalled') return 'message.recalled';
  if (now - event.at > LIMITS.recallMs) return 'message.recallTooLate';
  events[index] = { ...event, data: { content: { type: 'recalled' } } };
  return undefined;
}

/** Where a replay begins, as `session.open` and `session.watch` say it. */
export function partOf(
  session: StoredSession,
  { lastSeq: known = 0, recent = Infinity }: { lastSeq?: number; recent?: number },
) {
  const { length: lastSeq } = session.events;
  const after = Math.max(known, lastSeq - recent);
  return { lastSeq, after, landmarks: landmarksOf(session, after) };
}

function landmarksOf({ events }: StoredSession, upto: number): SessionEvent[] {
  return events.filter(({ seq, name }) => seq <= upto && isLandmark(name));
}

/** Two a page, as `GET /api/v1/sessions` has them. */
export function listed(sessions: readonly StoredSession[], query: URLSearchParams): object[] {
  const before = Number(query.get('before') ?? Infinity);
  return sessions
    .map(({ id, events, life }) => ({
      session: id,
      stage: life === 'open' ? 'active' : 'ended',
      customer: CUSTOMER,
      createdAt: events[0]?.at ?? 0,
      lastSeq: events.length,
    }))
    .filter(({ createdAt }) => createdAt < before)
    .sort((one, other) => other.createdAt - one.createdAt)
    .slice(0, 2);
}

export function actorOf(person: string): SessionEvent['actor'] {
  return person === CUSTOMER.id
    ? { kind: 'customer', id: CUSTOMER.id }
    : { kind: 'agent', id: AGENT.id };
}

export function welcomeOf(person: string, connection: string, now: number): ServerFrame {
  const kind = person === CUSTOMER.id ? 'customer' : 'agent';
  const you = { kind, id: person } as const;
  return { type: 'welcome', protocol: 1, connection, you, heartbeatMs: 25000, now };
}

/** What the other side is told of a sign. */
export function signOf(
  frame: Extract<CommandFrame, { name: 'session.read' | 'session.typing' }>,
  person: string,
): ServerFrame {
  const side = person === CUSTOMER.id ? 'customer' : 'agent';
  const { session } = frame;
  return frame.name === 'session.read'
    ? { type: 'notice', name: frame.name, data: { session, side, seq: frame.args.seq } }
    : { type: 'notice', name: frame.name, data: { session, side } };
}

export function openedBy(answer: ServerFrame): SessionId {
  return (answer as { result: { session: SessionId } }).result.session;
}

export function failure(status: number, code: string): HttpResponse {
  return { status, body: { code, message: code, requestId: 'r-1' } };
}

/** As `GET /api/v1/sessions/:id/events` answers. */
export function eventsPage(
  session: StoredSession,
  person: string,
  query: URLSearchParams,
): HttpResponse {
  const after = Number(query.get('after') ?? 0);
  const events = session.events
    .slice(after, after + Number(query.get('limit') ?? 100))
    .map((event) => seenBy(person, session, event));
  const landmarks = query.has('landmarks') ? { landmarks: landmarksOf(session, after) } : {};
  const { length: lastSeq } = session.events;
  return { status: 200, body: { session: session.id, events, lastSeq, ...landmarks } };
}

/** Served, over, and not rated. */
export function isUnrated({ life, events }: StoredSession): boolean {
  const has = (name: EventName) => events.some((event) => event.name === name);
  return life === 'ended' && has('agent.accepted') && !has('rating.given');
}
