import type { AgentCard, SessionEvent } from '@ccc/protocol';
import type { Notice } from './chat-item';

/** A colleague whom the agent of a call consults (咨询), as agents know it. */
export interface ConsultView {
  agent: AgentCard;
  /** `asked`: their desk rings; `alone`: in the call, with the agent; `three`: with the customer, too, at least once. */
  state: 'asked' | 'alone' | 'three';
}

type ConsultEvent = Extract<
  SessionEvent,
  {
    name:
      | 'consult.asked'
      | 'consult.joined'
      | 'consult.ended'
      | 'session.handedOver'
      | 'call.held'
      | 'call.ended';
  }
>;

interface ConsultStep {
  /** Undefined: nobody is consulted any more. */
  consult: ConsultView | undefined;
  /** The line that it is worth. */
  notice?: Notice;
}

/**
 * The consultation after a fact, and what agents read of it. That the three hear each other is said once.
 * @param from Who did it, as far as that is known.
 */
export function foldConsult(
  consult: ConsultView | undefined,
  event: ConsultEvent,
  from: AgentCard | undefined,
): ConsultStep {
  if (event.name === 'consult.asked') {
    const { agent, note } = event.data;
    const notice: Notice = { name: 'consulted', from, agent, ...(note ? { note } : {}) };
    return { consult: { agent, state: 'asked' }, notice };
  }
  if (!consult) return { consult };
  const { agent, state } = consult;
  switch (event.name) {
    case 'consult.joined':
      return { consult: { agent, state: 'alone' }, notice: { name: 'consultJoined', agent } };
    case 'call.held':
      if (event.data.isHeld || state !== 'alone') return { consult };
      return { consult: { agent, state: 'three' }, notice: { name: 'consultThree', agent } };
    case 'consult.ended': {
      const { reason } = event.data;
      // With the call, or with a transfer: these have lines of their own.
      if (reason === 'over') return { consult: undefined };
      return { consult: undefined, notice: { name: 'consultEnded', agent, state, reason } };
    }
    case 'session.handedOver': {
      const { from: giver, agent: taker } = event.data;
      return { consult: undefined, notice: { name: 'handedOver', from: giver, agent: taker } };
    }
    case 'call.ended':
      return { consult: undefined };
  }
}
