import type { RatingMode } from '@ccc/protocol';
import type { FlowDefinition } from '../model';
import type { FlowSnapshot } from '../run-model';
import { fillVariables } from '../variables';
import { findEndAhead, findNode } from './find-node';

/** What holds while an agent serves: the settings of the end node ahead, variables filled in. */
export interface ServicePhase {
  /** Seconds after an agent's message without the customer's answer; 0 is never. */
  replyTimeoutSeconds: number;
  /** Empty: nothing is said. */
  timeoutText: string;
  /** Empty: nothing is said. */
  agentEndText: string;
  rating: RatingMode;
}

const NOTHING: ServicePhase = {
  replyTimeoutSeconds: 0,
  timeoutText: '',
  agentEndText: '',
  rating: 'off',
};

/** The service phase of a flow that stands at a transfer; anywhere else nothing holds. */
export function servicePhase(definition: FlowDefinition, snapshot: FlowSnapshot): ServicePhase {
  const node = findNode(definition, snapshot.node);
  const end = node?.kind === 'transfer' ? findEndAhead(definition, node.next) : null;
  if (end === null) return NOTHING;
  return {
    replyTimeoutSeconds: end.replyTimeoutSeconds,
    timeoutText: fillVariables(end.timeoutText, snapshot.variables),
    agentEndText: fillVariables(end.agentEndText, snapshot.variables),
    rating: end.rating ?? 'afterEnd',
  };
}
