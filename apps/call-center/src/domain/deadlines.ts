import type { FlowSnapshot } from '@ccc/flow';
import { CALL_LIMITS } from '@ccc/protocol';
import type { Deadline } from './contract';
import type { CallState, SessionState } from './session-state';

/**
 * What is due if the session does not move on; replaced whole with every append.
 *
 * `customerReply` counts from the agent's latest message that the customer has not answered, so
 * every further message of the agent gives the customer the whole time again. `flow` is how long
 * the flow itself waits: for a rating (after the end as well), a left message, a key, or an agent.
 */
export function deadlinesOf(state: SessionState): Deadline[] {
  switch (state.stage) {
    case 'flow': {
      const { snapshot } = state;
      if (snapshot?.awaiting === 'keys') return keyOf(snapshot);
      if (snapshot?.awaiting !== 'http') return invitationOf(snapshot);
      const { node, attempt, dueAt } = snapshot;
      return [{ kind: 'http', key: `${node}:${attempt}:${dueAt}`, at: dueAt }];
    }
    case 'queued': {
      const { snapshot, queue } = state;
      if (snapshot.awaiting !== 'agent' || snapshot.timeoutSeconds === undefined) return [];
      const at = queue.queuedAt + snapshot.timeoutSeconds * 1000;
      return [{ kind: 'flow', key: `${snapshot.node}:${at}`, at }];
    }
    case 'offered':
      return [{ kind: 'offer', key: state.offer.id, at: state.offer.expiresAt }];
    case 'active': {
      // Who talks does not write.
      if (state.call) {
        return [...callAnswer(state), ...consultAnswer(state.call), ...greetingEnd(state.call)];
      }
      const { snapshot, unanswered } = state;
      const seconds = snapshot.awaiting === 'serviceEnd' ? snapshot.replyTimeoutSeconds : 0;
      if (unanswered === null || seconds === 0) return [];
      const at = unanswered.at + seconds * 1000;
      return [{ kind: 'customerReply', key: String(unanswered.seq), at }];
    }
    case 'ended':
    case 'completed':
      return invitationOf(state.snapshot);
  }
}

function invitationOf(snapshot: FlowSnapshot | null | undefined): Deadline[] {
  if (snapshot?.awaiting !== 'rating' && snapshot?.awaiting !== 'leave') return [];
  const { node, dueAt } = snapshot;
  return [{ kind: 'flow', key: `${node}:${dueAt}`, at: dueAt }];
}

/** The time for a key runs from the end of what was said, or from the key before. */
function keyOf({ node, dueAt }: Extract<FlowSnapshot, { awaiting: 'keys' }>): Deadline[] {
  return dueAt === null ? [] : [{ kind: 'flow', key: `${node}:${dueAt}`, at: dueAt }];
}

function consultAnswer({ consult }: CallState): Deadline[] {
  if (consult?.name !== 'asked') return [];
  return [{ kind: 'consult', key: consult.offer, at: consult.expiresAt }];
}

/** Whoever does not say that the words were heard, agent and customer are not kept from each other for long. */
function greetingEnd({ id, greetingSince }: CallState): Deadline[] {
  if (greetingSince === undefined) return [];
  const at = greetingSince + CALL_LIMITS.greetingMs;
  return [{ kind: 'greeting', key: `${id}:${at}`, at }];
}

/** Whoever is asked for a call has a while; in a session that began as one the offer has its own time. */
function callAnswer({ call, media }: SessionState): Deadline[] {
  if (!call || call.answeredAt !== null || media !== undefined) return [];
  return [{ kind: 'callAnswer', key: call.id, at: call.startedAt + CALL_LIMITS.answerMs }];
}
