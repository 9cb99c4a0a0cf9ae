import type { Deadline } from './contract';
import type { SessionState } from './session-state';

/**
 * What is due if the session does not move on; replaced whole with every append.
 *
 * `customerReply` counts from the agent's latest message that the customer has not answered, so
 * every further message of the agent gives the customer the whole time again.
 */
export function deadlinesOf(state: SessionState): Deadline[] {
  switch (state.stage) {
    case 'offered':
      return [{ kind: 'offer', key: state.offer.id, at: state.offer.expiresAt }];
    case 'active': {
      const { snapshot, unanswered } = state;
      const seconds = snapshot.awaiting === 'serviceEnd' ? snapshot.replyTimeoutSeconds : 0;
      if (unanswered === null || seconds === 0) return [];
      const at = unanswered.at + seconds * 1000;
      return [{ kind: 'customerReply', key: String(unanswered.seq), at }];
    }
    default:
      return [];
  }
}
