import type { SessionEvent } from './events';
import type { CallMedia, MediaTicket } from './call';
import type { AgentId, CallId, CommandId, FlowId, OfferId, SessionId, SkillGroupId } from './ids';
import type { MessageContent } from './content';
import type { AgentStatus, DeskSnapshot } from './desk';
import type { LeftMessage } from './left-message';
import type { Rating } from './rating';

/** What a customer or an agent may ask, by name: arguments, and what the acknowledgement carries. */
export interface Commands {
  /**
   * Customer: the live session of this flow, or a new one. Subscribes this connection to it: the
   * events after `lastSeq` follow, or with `recent` at most that many of the newest. What comes is
   * everything after the `after` of the result, and `landmarks` are the facts up to there that tell
   * where the session stands. With `media` a new session begins as a call.
   */
  'session.open': {
    args: {
      flow: FlowId;
      page?: string;
      clientData?: string;
      lastSeq?: number;
      recent?: number;
      media?: CallMedia;
    };
    result: {
      session: SessionId;
      created: boolean;
      lastSeq: number;
      /** Absent from services that know nothing of `recent`: then it is `lastSeq` of the arguments. */
      after?: number;
      landmarks?: SessionEvent[];
      /** An earlier session of this flow that can still be rated; only with a new session. */
      unrated?: SessionId;
    };
  };
  /**
   * Agent: subscribe to a session of one's own (an administrator: to any). Replays after `lastSeq`, or
   * with `recent` at most that many of the newest; what then comes, and `landmarks`, as in `session.open`.
   */
  'session.watch': {
    args: { lastSeq?: number; recent?: number };
    result: { lastSeq: number; after?: number; landmarks?: SessionEvent[] };
  };
  /** Administrator: every event of the instance from now on. */
  'instance.watch': { args: Record<string, never>; result: Record<string, never> };
  'message.send': { args: { content: MessageContent }; result: Record<string, never> };
  /** Customer or agent: 撤回, an own message, within {@link LIMITS.recallMs}. */
  'message.recall': { args: { seq: number }; result: Record<string, never> };
  /** Customer or agent: what the other side wrote up to here was shown. Never goes back; no event. */
  'session.read': { args: { seq: number }; result: Record<string, never> };
  /** Customer or agent: is writing just now; said again every few seconds while it holds. No event. */
  'session.typing': { args: Record<string, never>; result: Record<string, never> };
  /** Customer or agent: 结束会话. */
  'session.end': { args: Record<string, never>; result: Record<string, never> };
  /** Agent: 完成会话. */
  'session.complete': { args: Record<string, never>; result: Record<string, never> };
  /** The agent of the session, or an administrator: 转接. The note is for the next agent only. */
  'session.transfer': {
    args: { to: TransferTarget; note?: string };
    result: Record<string, never>;
  };
  /** The agent of the session, or an administrator: 内部备注, for agents only. */
  'note.add': { args: { text: string }; result: Record<string, never> };
  /** Customer: 评价. Refused with `rating.*`. */
  'session.rate': {
    args: Omit<Rating, 'tags'> & { tags?: string[] };
    result: Record<string, never>;
  };
  /** Customer: 留言. Ends the waiting, if they wait. Refused with `leave.*`. */
  'message.leave': { args: LeftMessage; result: Record<string, never> };
  /** Agent: 邀请评价, of one's own active session. Twice is as once. */
  'rating.invite': { args: Record<string, never>; result: Record<string, never> };
  /** Customer or agent of an active session without a call: ask the other side for one. */
  'call.start': { args: { media: CallMedia }; result: { call: CallId } };
  /** Whoever was asked. Twice is as once. */
  'call.answer': { args: { call: CallId }; result: Record<string, never> };
  /** Customer or agent: cancel, reject or hang up. A session that began as a call ends with it. */
  'call.end': { args: { call: CallId }; result: Record<string, never> };
  /** The right to join by voice: whoever asked for the call or answered it. Again, to come back. No event. */
  'call.join': { args: { call: CallId }; result: { ticket: MediaTicket } };
  /** Agent. */
  'call.hold': { args: { call: CallId; isHeld: boolean }; result: Record<string, never> };
  /**
   * Customer or agent: shows one's own picture, or none. Twice is as once. In an answered call of voices the
   * first picture widens it: `call.widened`.
   */
  'call.setCamera': { args: { call: CallId; isOn: boolean }; result: Record<string, never> };
  /** Customer or agent: 转语音, neither side shows a picture any more. Nothing to do in a call of voices. */
  'call.toVoice': { args: { call: CallId }; result: Record<string, never> };
  /** Customer: keys pressed. While the flow speaks, they answer it. */
  'call.digits': { args: { call: CallId; digits: string }; result: Record<string, never> };
  /** Agent, in an answered call: 咨询 a colleague, or whoever of a group is free. Refused with `consult.…`. */
  'consult.start': {
    args: { call: CallId; to: TransferTarget; note?: string };
    result: Record<string, never>;
  };
  /** The agent who was asked. Twice is as once. */
  'consult.accept': { args: { offer: OfferId }; result: Record<string, never> };
  /** Who was asked: refuse, or leave. Who asked: take the customer back. */
  'consult.end': { args: { offer: OfferId }; result: Record<string, never> };
  /** Who asked, once the colleague is in the call: the colleague has the customer from here. */
  'consult.handOver': { args: { offer: OfferId }; result: Record<string, never> };
  'offer.accept': { args: { offer: OfferId }; result: Record<string, never> };
  'offer.decline': { args: { offer: OfferId }; result: Record<string, never> };
  /** Agent: 现在上线, 示忙, 小休, 下线… The answer is the desk as it stands afterwards. */
  'agent.setStatus': {
    args: { status: SettableAgentStatus; reason?: string };
    result: { desk: DeskSnapshot };
  };
}

/**
 * Where a session goes on: whoever of a group comes first, or one agent. The group of an agent is the
 * session's own when they are a member of it, else their first with room.
 */
export type TransferTarget = { group: SkillGroupId } | { agent: AgentId; group?: SkillGroupId };

/** `busy` is never chosen: it follows from the work in hand. */
export type SettableAgentStatus = Exclude<AgentStatus, 'busy'>;

export type CommandName = keyof Commands;
export type CommandArgs<Name extends CommandName> = Commands[Name]['args'];
export type CommandResult<Name extends CommandName> = Commands[Name]['result'];

/** Commands that name a session. */
export type SessionCommandName =
  | 'session.watch'
  | 'message.send'
  | 'message.recall'
  | 'session.read'
  | 'session.typing'
  | 'session.end'
  | 'session.complete'
  | 'session.transfer'
  | 'session.rate'
  | 'rating.invite'
  | 'message.leave'
  | 'note.add'
  | 'call.start'
  | 'call.answer'
  | 'call.end'
  | 'call.join'
  | 'call.hold'
  | 'call.setCamera'
  | 'call.toVoice'
  | 'call.digits'
  | 'consult.start'
  | 'consult.accept'
  | 'consult.end'
  | 'consult.handOver'
  | 'offer.accept'
  | 'offer.decline';

export type CommandFrame = {
  [Name in CommandName]: {
    type: 'command';
    id: CommandId;
    name: Name;
    args: CommandArgs<Name>;
  } & (Name extends SessionCommandName ? { session: SessionId } : { session?: undefined });
}[CommandName];
