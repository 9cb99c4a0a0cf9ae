import {
  INSIDE_EVENTS,
  type Actor,
  type AgentCard,
  type AgentId,
  type CallMedia,
  type CustomerCard,
  type EventData,
  type LeftMessage,
  type MessageContent,
  type RecallReason,
  type RecalledContent,
  type Rating,
  type RatingMode,
  type SessionEvent,
  type SessionId,
  type UploadedContent,
} from '@ccc/protocol';
import { foldCall, recordOf, type CallView } from './call-view';
import { foldConsult, type ConsultView } from './consult-view';
import { camerasOfNext } from './cameras';
import type { ChatItem, ItemContent, Notice, NoticeItem, Sender, SessionStage } from './chat-item';

/** Who looks at the session: whose messages are on the right. An agent who is not known yet is any. */
export type Perspective = { kind: 'customer' } | { kind: 'agent'; id: AgentId | undefined };

function isOwn(perspective: Perspective, actor: Actor): boolean {
  if (perspective.kind === 'customer' || actor.kind !== 'agent') {
    return actor.kind === perspective.kind;
  }
  return perspective.id === undefined || perspective.id === actor.id;
}

/** 满意度评价 of a session that an agent serves or served, or that the flow has asked about. */
export interface ServiceRating {
  mode: RatingMode;
  /** The agent, or the flow, has asked for it. */
  isInvited: boolean;
  given: Rating | undefined;
}

/** What the events of one session add up to. */
export interface SessionView {
  session: SessionId;
  perspective: Perspective;
  /** Events up to here are not in it; 0 when it is whole. */
  after: number;
  lastSeq: number;
  stage: SessionStage;
  customer: CustomerCard | undefined;
  items: readonly ChatItem[];
  /** Everybody who took the session so far. */
  agents: Readonly<Record<AgentId, AgentCard>>;
  /** Absent: nobody has served it yet, and the flow has not asked. */
  rating: ServiceRating | undefined;
  /** 留言; absent: there is none. */
  left: LeftMessage | undefined;
  /** The session began as a call of this kind, and ends with it; absent: it is text. */
  media: CallMedia | undefined;
  /** Absent: nobody calls. */
  call: CallView | undefined;
  /** To agents: who is consulted in the call. */
  consult: ConsultView | undefined;
  /** Commands that are in the log, of whoever looks. Grows in place: a copy would cost its length. */
  commands: Set<string>;
  /** What is no message: few, and kept for messages that are put before them later. */
  effects: readonly SessionEvent[];
}

export function emptySessionView(session: SessionId, perspective: Perspective): SessionView {
  return {
    session,
    perspective,
    after: 0,
    lastSeq: 0,
    stage: { name: 'opening' },
    customer: undefined,
    items: [],
    agents: {},
    rating: undefined,
    left: undefined,
    media: undefined,
    call: undefined,
    consult: undefined,
    commands: new Set(),
    effects: [],
  };
}

/** Where a file, and its poster, are shown from. `command` is there when it was sent by whoever looks. */
export type FileUrls = (
  content: UploadedContent,
  command: string | undefined,
) => { url: string; posterUrl: string };

/** @param urlOf The whole address of a path that the service gave. */
export function fileUrlsBy(urlOf: (path: string) => string): FileUrls {
  return (content) => {
    const poster = content.type === 'video' ? content.posterUrl : undefined;
    return { url: urlOf(content.url ?? ''), posterUrl: poster ? urlOf(poster) : '' };
  };
}

const asTold = fileUrlsBy((path) => path);

const NOT_ASKED: ServiceRating = { mode: 'off', isInvited: false, given: undefined };

/** Folds the next events into the view. They come in order; unknown ones only move `lastSeq`. */
export function foldEvents(
  view: SessionView,
  events: readonly SessionEvent[],
  fileUrls: FileUrls = asTold,
): SessionView {
  const items = [...view.items];
  const fold: Fold = { ...view, items, fileUrls };
  for (const event of events) {
    apply(fold, event);
    fold.lastSeq = event.seq;
    if (event.command !== undefined) fold.commands.add(event.command);
  }
  const effects = events.filter(isEffect);
  if (effects.length > 0) fold.effects = [...view.effects, ...effects];
  const { fileUrls: _fileUrls, ...folded } = fold;
  return folded;
}

function isEffect({ name }: SessionEvent): boolean {
  return name !== 'message.sent' && !INSIDE_EVENTS.includes(name);
}

type Fold = Omit<SessionView, 'items'> & {
  items: ChatItem[];
  fileUrls: FileUrls;
};

function apply(fold: Fold, event: SessionEvent): void {
  switch (event.name) {
    case 'session.started':
      fold.stage = { name: 'flow' };
      fold.customer = event.data.customer;
      fold.media = event.data.media;
      return;
    case 'message.sent':
      fold.items.push(saidBy(fold, event));
      return;
    case 'message.recalled':
      recall(fold.items, event.data);
      return;
    case 'session.queued': {
      const { group, ahead, since = event.at } = event.data;
      const isTransfer = fold.stage.name === 'active';
      fold.stage = { name: 'queued', group, ahead, since };
      if (!isTransfer) fold.items.push(noticeOf(event, { name: 'queued', group, ahead }));
      // Agents have read more of it in `session.transferred`.
      else if (fold.perspective.kind === 'customer') {
        fold.items.push(noticeOf(event, { name: 'transferring', group }));
      }
      return;
    }
    case 'session.transferred': {
      if (fold.perspective.kind === 'customer') return;
      const { from, to, note } = event.data;
      fold.items.push(noticeOf(event, { name: 'transferred', from, ...to, note }));
      return;
    }
    case 'note.added': {
      if (fold.perspective.kind === 'customer') return;
      const { actor, data } = event;
      const agent = actor.kind === 'agent' ? fold.agents[actor.id] : undefined;
      fold.items.push(noticeOf(event, { name: 'noted', text: data.text, agent }));
      return;
    }
    case 'session.returned': {
      if (fold.perspective.kind === 'customer') return;
      const { group, agent } = event.data;
      fold.items.push(noticeOf(event, { name: 'returned', group, agent }));
      return;
    }
    case 'agent.accepted': {
      const { agent, rating: mode = 'off' } = event.data;
      // What the flow asked before anybody served was not about this service.
      const isInvited = fold.rating?.isInvited === true && Object.keys(fold.agents).length > 0;
      fold.rating = { mode, isInvited, given: fold.rating?.given };
      fold.agents = { ...fold.agents, [agent.id]: agent };
      fold.stage = { name: 'active', agent, since: event.at };
      if (fold.call) {
        const { cameras, isWidened } = fold.call;
        fold.call = { ...fold.call, cameras: camerasOfNext(cameras, isWidened) };
      }
      fold.items.push(noticeOf(event, { name: 'accepted', agent }));
      return;
    }
    case 'rating.invited':
      fold.rating = { ...(fold.rating ?? NOT_ASKED), isInvited: true };
      fold.items.push(
        noticeOf(event, {
          name: 'ratingInvited',
          ...(event.actor.kind === 'system' ? { byFlow: true } : {}),
        }),
      );
      return;
    case 'leave.invited':
      fold.items.push(noticeOf(event, { name: 'leaveInvited' }));
      return;
    case 'session.unqueued':
      fold.stage = { name: 'flow' };
      if (fold.perspective.kind === 'customer') return;
      fold.items.push(noticeOf(event, { name: 'unqueued', reason: event.data.reason }));
      return;
    case 'rating.given':
      if (fold.rating) fold.rating = { ...fold.rating, given: event.data };
      fold.items.push(noticeOf(event, { name: 'rated', rating: event.data }));
      return;
    case 'message.left':
      fold.left = event.data;
      fold.items.push(noticeOf(event, { name: 'left', message: event.data }));
      return;
    case 'call.started':
    case 'call.answered':
    case 'call.greetingSet':
    case 'call.held':
    case 'call.widened':
    case 'call.cameraSet':
    case 'call.digits':
    case 'call.ended': {
      const record = event.name === 'call.ended' ? recordOf(fold.call, event) : undefined;
      if (record) fold.items.push(noticeOf(event, { name: 'called', ...record }));
      fold.call = foldCall(fold.call, event);
      if (event.name === 'call.held' || event.name === 'call.ended') consult(fold, event);
      return;
    }
    case 'call.recorded': {
      if (fold.perspective.kind === 'customer') return;
      const { startedAt, fault, sides, mixed } = event.data;
      const sounds = mixed ? [{ side: 'mixed' as const, ...mixed }] : sides;
      const tracks = sounds.map(({ side, file, durationMs, bytes, url = '' }) => ({
        side,
        durationMs,
        bytes,
        url: fold.fileUrls({ type: 'voice', file, durationMs, bytes, url }, undefined).url,
      }));
      fold.items.push(noticeOf(event, { name: 'recorded', startedAt, tracks, fault }));
      return;
    }
    case 'call.measured': {
      if (fold.perspective.kind === 'customer') return;
      const { call, sides: quality } = event.data;
      fold.items = fold.items.map((item) => {
        if (item.kind !== 'notice' || item.notice.name !== 'called') return item;
        return item.notice.call === call ? { ...item, notice: { ...item.notice, quality } } : item;
      });
      return;
    }
    case 'consult.asked':
    case 'consult.joined':
    case 'consult.ended':
    case 'session.handedOver':
      if (fold.perspective.kind === 'agent') consult(fold, event);
      return;
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

function consult(fold: Fold, event: Parameters<typeof foldConsult>[1]): void {
  const { actor } = event;
  const from = actor.kind === 'agent' ? fold.agents[actor.id] : undefined;
  const step = foldConsult(fold.consult, event, from);
  fold.consult = step.consult;
  if (step.notice) fold.items.push(noticeOf(event, step.notice));
}

function saidBy(fold: Fold, event: Extract<SessionEvent, { name: 'message.sent' }>): ChatItem {
  const { actor, session, seq, at, command, data } = event;
  // The own message keeps the key that it had before the service knew it.
  const placed = { key: command ?? keyOf(event), session, seq, at };
  const from = { isOwn: isOwn(fold.perspective, actor), sender: senderOf(fold, actor) };
  const { content } = data;
  if (content.type === 'recalled') return recalled({ ...placed, ...from }, content.reason);
  return {
    kind: 'message',
    ...placed,
    ...from,
    content: shownContent(fold, content, command),
    delivery: 'sent',
    isAnswer: fold.stage.name === 'flow',
    code: undefined,
  };
}

function senderOf({ customer, agents }: Fold, actor: Actor): Sender {
  switch (actor.kind) {
    case 'customer':
      return { kind: 'customer', customer };
    case 'agent':
      return { kind: 'agent', agent: agents[actor.id] };
    case 'system':
      return { kind: 'system' };
  }
}

function shownContent(
  { fileUrls }: Fold,
  content: Exclude<MessageContent, RecalledContent>,
  command: string | undefined,
): ItemContent {
  if (!('file' in content)) return content;
  const { url, posterUrl } = fileUrls(content, command);
  if (content.type !== 'video') {
    const { file: _file, ...shown } = content;
    return { ...shown, url };
  }
  const { file: _file, poster: _poster, ...shown } = content;
  return { ...shown, url, posterUrl };
}

/** The line instead of the message at `seq`. Searched from the end: what is recalled is fresh. */
function recall(items: ChatItem[], { seq, reason }: EventData['message.recalled']): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index]!;
    if (item.seq !== seq) continue;
    if (item.kind !== 'message' || item.session === undefined) return;
    const { key, session, at, isOwn: own, sender, content } = item;
    const words = own && content.type === 'text' ? content.text : undefined;
    items[index] = recalled({ key, session, seq, at, isOwn: own, sender }, reason, words);
    return;
  }
}

function recalled(
  {
    isOwn: own,
    sender,
    ...placed
  }: Omit<NoticeItem, 'kind' | 'notice'> & {
    isOwn: boolean;
    sender: Sender;
  },
  reason?: RecallReason,
  text?: string,
): NoticeItem {
  if (reason !== undefined) {
    return { kind: 'notice', ...placed, notice: { name: 'removed', isOwn: own, sender } };
  }
  return { kind: 'notice', ...placed, notice: { name: 'recalled', isOwn: own, sender, text } };
}

function noticeOf(event: SessionEvent, notice: Notice): ChatItem {
  const { session, seq, at } = event;
  return { kind: 'notice', key: keyOf(event), session, seq, at, notice };
}

function keyOf({ session, seq }: SessionEvent): string {
  return `${session}:${seq}`;
}
