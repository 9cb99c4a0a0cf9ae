import { servicePhase } from '@ccc/flow';
import { endStatusOf, type Actor, type CloseBy, type EndStatusString } from '@ccc/protocol';
import type { DecideContext, NewEvent } from '../contract';
import type { ActiveState } from '../session-state';
import { SYSTEM, sayFact, stepFacts, type FlowFacts } from './flow-facts';

/** The end of a session. */
export function endedFact(reason: EndStatusString, closeBy: CloseBy, actor: Actor): NewEvent {
  const endStatus = endStatusOf(reason, closeBy);
  return { name: 'session.ended', actor, data: { closeBy, reason, endStatus } };
}

/** The end of a session that no agent had: nobody is left to complete it, so it completes by itself. */
export function endedUnserved(
  reason: EndStatusString,
  closeBy: CloseBy,
  actor: Actor = SYSTEM,
): NewEvent[] {
  return [
    endedFact(reason, closeBy, actor),
    { name: 'session.completed', actor: SYSTEM, data: { by: 'admin' } },
  ];
}

/** A step of a flow that nobody serves, with the end that it may lead to. */
export function stepOrEnd({ events, asks, endedAs }: FlowFacts): NewEvent[] {
  return [...events, ...asks, ...(endedAs === null ? [] : endedUnserved(endedAs, 'admin'))];
}

/**
 * The end of an agent's service: the flow walks from its transfer to its end, and the end node's own
 * text comes last. A rating on the way is asked for after that; only what the flow says once it was
 * given comes after `session.ended`.
 */
export function endedService(
  state: ActiveState,
  context: DecideContext,
  ending: { reason: EndStatusString; closeBy: CloseBy; actor: Actor },
): NewEvent[] {
  const { timeoutText, agentEndText } = servicePhase(context.flow, state.snapshot);
  const lastWords = { timer: timeoutText, seat: agentEndText, admin: agentEndText, client: '' };
  const text = lastWords[ending.closeBy];
  const step = stepFacts(context, state, state.snapshot, { type: 'served' });
  return [
    ...step.events,
    ...(text.trim() === '' ? [] : [sayFact(text)]),
    ...step.asks,
    endedFact(ending.reason, ending.closeBy, ending.actor),
  ];
}
