import type { SessionState } from './session-state';

/** What the two sides of a call are to hear. */
export interface Hearing {
  /** They hear each other. */
  isBridged: boolean;
  /** What the customer hears instead; null: nothing. */
  customer: 'queueMusic' | 'ringback' | 'holdMusic' | null;
}

const SILENCE: Hearing = { isBridged: false, customer: null };

/** What follows for the ears from where a session and its call stand. */
export function hearingOf(state: SessionState): Hearing {
  const { call } = state;
  if (!call) return SILENCE;
  switch (state.stage) {
    case 'flow':
    case 'queued':
      return { isBridged: false, customer: 'queueMusic' };
    case 'offered':
      return { isBridged: false, customer: 'ringback' };
    case 'active':
      if (call.answeredAt === null) {
        return { isBridged: false, customer: call.by === 'customer' ? 'ringback' : null };
      }
      if (call.isHeld) return { isBridged: false, customer: 'holdMusic' };
      return { isBridged: true, customer: null };
    default:
      return SILENCE;
  }
}
