import type {
  AgentCard,
  AgentId,
  CustomerCard,
  ImageContent,
  SessionEvent,
  SessionId,
} from '@ccc/protocol';
import type { ChatItem, ItemContent, MessageItem, Notice, SessionStage } from './chat-item';

/** Who looks at the session: whose messages are on the right. */
export type Perspective = 'customer' | 'agent';

/** What the events of one session add up to. */
export interface SessionView {
  session: SessionId;
  perspective: Perspective;
  lastSeq: number;
  stage: SessionStage;
  customer: CustomerCard | undefined;
  items: readonly ChatItem[];
  /** Everybody who took the session so far. */
  agents: Readonly<Record<AgentId, AgentCard>>;
  /** Commands that are in the log, of whoever looks. */
  commands: ReadonlySet<string>;
}

export function emptySessionView(session: SessionId, perspective: Perspective): SessionView {
  return {
    session,
    perspective,
    lastSeq: 0,
    stage: { name: 'opening' },
    customer: undefined,
    items: [],
    agents: {},
    commands: new Set(),
  };
}

/** Where a picture is shown from. `command` is there when it was sent by whoever looks. */
export type PictureUrl = (picture: ImageContent, command: string | undefined) => string;

/** Folds the next events into the view. They come in order; unknown ones only move `lastSeq`. */
export function foldEvents(
  view: SessionView,
  events: readonly SessionEvent[],
  pictureUrl: PictureUrl = ({ url }) => url ?? '',
): SessionView {
  const items = [...view.items];
  const fold: Fold = { ...view, items, commands: new Set(view.commands), pictureUrl };
  for (const event of events) {
    apply(fold, event);
    fold.lastSeq = event.seq;
    if (event.command !== undefined) fold.commands.add(event.command);
  }
  const { pictureUrl: _pictureUrl, ...folded } = fold;
  return folded;
}

type Fold = Omit<SessionView, 'items' | 'commands'> & {
  items: ChatItem[];
  commands: Set<string>;
  pictureUrl: PictureUrl;
};

function apply(fold: Fold, event: SessionEvent): void {
  switch (event.name) {
    case 'session.started':
      fold.stage = { name: 'flow' };
      fold.customer = event.data.customer;
      return;
    case 'message.sent':
      fold.items.push(messageOf(fold, event));
      return;
    case 'session.queued': {
      const { group, ahead } = event.data;
      fold.stage = { name: 'queued', group, ahead, since: event.at };
      fold.items.push(noticeOf(event, { name: 'queued', group, ahead }));
      return;
    }
    case 'agent.accepted': {
      const { agent } = event.data;
      fold.agents = { ...fold.agents, [agent.id]: agent };
      fold.stage = { name: 'active', agent, since: event.at };
      fold.items.push(noticeOf(event, { name: 'accepted', agent }));
      return;
    }
    case 'session.ended': {
      const { closeBy, reason, endStatus } = event.data;
      fold.stage = {
        name: 'ended',
        closeBy,
        reason,
        endStatus,
        since: event.at,
        isCompleted: false,
      };
      fold.items.push(noticeOf(event, { name: 'ended', closeBy, reason }));
      return;
    }
    case 'session.completed':
      if (fold.stage.name === 'ended') fold.stage = { ...fold.stage, isCompleted: true };
      return;
    default:
      // Inside facts, and facts of newer versions, show nothing.
      return;
  }
}

function messageOf(
  fold: Fold,
  event: Extract<SessionEvent, { name: 'message.sent' }>,
): MessageItem {
  const { actor, session, seq, at } = event;
  return {
    kind: 'message',
    // The own message keeps the key that it had before the service knew it.
    key: event.command ?? keyOf(event),
    session,
    seq,
    at,
    isOwn: actor.kind === fold.perspective,
    sender:
      actor.kind === 'customer'
        ? { kind: 'customer', customer: fold.customer }
        : actor.kind === 'agent'
          ? { kind: 'agent', agent: fold.agents[actor.id] }
          : { kind: 'system' },
    content: contentOf(fold, event),
    delivery: 'sent',
    code: undefined,
  };
}

function contentOf(
  { pictureUrl }: Fold,
  { command, data }: Extract<SessionEvent, { name: 'message.sent' }>,
): ItemContent {
  const { content } = data;
  if (content.type !== 'image') return content;
  const { type, width, height, bytes } = content;
  return { type, width, height, bytes, url: pictureUrl(content, command) };
}

function noticeOf(event: SessionEvent, notice: Notice): ChatItem {
  const { session, seq, at } = event;
  return { kind: 'notice', key: keyOf(event), session, seq, at, notice };
}

function keyOf({ session, seq }: SessionEvent): string {
  return `${session}:${seq}`;
}
