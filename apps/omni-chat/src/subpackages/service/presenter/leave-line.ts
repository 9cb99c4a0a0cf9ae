import { LEAVE_LIMITS, LEAVE_REASONS, type ConversationView } from '@ccc/core';

/** What the card of the end says of 留言: that one may be left, that one was, or nothing. */
export type LeaveLine = '' | 'open' | 'left';

/** @param serverNow The service's clock, milliseconds since 1970. */
export function leaveLineOf({ stage, left }: ConversationView, serverNow: number): LeaveLine {
  if (stage.name !== 'ended') return '';
  if (left !== undefined) return 'left';
  const isOpen =
    LEAVE_REASONS.includes(stage.reason) && serverNow - stage.since <= LEAVE_LIMITS.openMs;
  return isOpen ? 'open' : '';
}
