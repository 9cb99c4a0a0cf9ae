import {
  INSIDE_EVENTS,
  asId,
  type AgentId,
  type CustomerId,
  type MessageContent,
  type SessionEvent,
  type SessionId,
  type SkillGroupId,
} from '@ccc/protocol';

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
  if (event.name !== 'message.sent' || event.data.content.type !== 'image') return {};
  return { data: { content: { ...event.data.content, url: link } } };
}

/** What was said, in words. */
export function wordsIn(content: MessageContent): string {
  return content.type === 'text' ? content.text : `<${content.file}>`;
}
