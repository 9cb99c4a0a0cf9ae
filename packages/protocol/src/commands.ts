import type { CommandId, FlowId, OfferId, SessionId } from './ids';
import type { MessageContent } from './content';
import type { AgentStatus, DeskSnapshot } from './desk';

/** What a customer or an agent may ask, by name: arguments, and what the acknowledgement carries. */
export interface Commands {
  /** Customer: the live session of this flow, or a new one. Subscribes this connection to it. */
  'session.open': {
    args: { flow: FlowId; page?: string; clientData?: string; lastSeq?: number };
    result: { session: SessionId; created: boolean; lastSeq: number };
  };
  /** Agent: subscribe to a session of one's own (an administrator: to any). Replays after `lastSeq`. */
  'session.watch': { args: { lastSeq?: number }; result: { lastSeq: number } };
  /** Administrator: every event of the instance from now on. */
  'instance.watch': { args: Record<string, never>; result: Record<string, never> };
  'message.send': { args: { content: MessageContent }; result: Record<string, never> };
  /** Customer or agent: 结束会话. */
  'session.end': { args: Record<string, never>; result: Record<string, never> };
  /** Agent: 完成会话. */
  'session.complete': { args: Record<string, never>; result: Record<string, never> };
  'offer.accept': { args: { offer: OfferId }; result: Record<string, never> };
  'offer.decline': { args: { offer: OfferId }; result: Record<string, never> };
  /** Agent: 现在上线, 示忙, 小休, 下线… The answer is the desk as it stands afterwards. */
  'agent.setStatus': {
    args: { status: SettableAgentStatus; reason?: string };
    result: { desk: DeskSnapshot };
  };
}

/** `busy` is never chosen: it follows from the work in hand. */
export type SettableAgentStatus = Exclude<AgentStatus, 'busy'>;

export type CommandName = keyof Commands;
export type CommandArgs<Name extends CommandName> = Commands[Name]['args'];
export type CommandResult<Name extends CommandName> = Commands[Name]['result'];

/** Commands that name a session. */
export type SessionCommandName =
  | 'session.watch'
  | 'message.send'
  | 'session.end'
  | 'session.complete'
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
