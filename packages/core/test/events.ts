import {
  asId,
  type Actor,
  type AgentId,
  type CommandId,
  type CustomerId,
  type EventData,
  type EventName,
  type SessionEvent,
  type SessionId,
} from '@ccc/protocol';

export const SESSION = asId<SessionId>('s-1');
export const CUSTOMER: Actor = { kind: 'customer', id: asId<CustomerId>('c-1') };
export const AGENT: Actor = { kind: 'agent', id: asId<AgentId>('a-1') };
export const SYSTEM: Actor = { kind: 'system' };

/** One event of {@link SESSION}, at `seq` seconds. */
export function event<Name extends EventName>(
  seq: number,
  name: Name,
  data: EventData[Name],
  actor: Actor = SYSTEM,
  command?: string,
): SessionEvent {
  const commandId = command === undefined ? undefined : asId<CommandId>(command);
  const made = { session: SESSION, seq, at: seq * 1000, name, actor, data, command: commandId };
  return made as SessionEvent;
}

export function message(seq: number, text = `m${seq}`, actor: Actor = SYSTEM, command?: string) {
  return event(seq, 'message.sent', { content: { type: 'text', text } }, actor, command);
}
