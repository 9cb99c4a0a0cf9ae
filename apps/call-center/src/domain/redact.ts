import { INSIDE_EVENTS, type AgentId, type CustomerId, type SessionEvent } from '@ccc/protocol';

/** Who is about to read an event. */
export type Audience = { kind: 'customer'; id: CustomerId } | { kind: 'agent'; id: AgentId };

/**
 * An event as its reader may see it: customers get inside events with empty data and no actor,
 * so that the order stays whole; agents get everything. `command` is left as it is: only the shell
 * knows who sent it, and shows it to nobody else.
 */
export function redactFor(event: SessionEvent, audience: Audience): SessionEvent {
  if (audience.kind === 'agent' || !INSIDE_EVENTS.includes(event.name)) return event;
  return { ...event, actor: { kind: 'system' }, data: {} } as SessionEvent;
}
