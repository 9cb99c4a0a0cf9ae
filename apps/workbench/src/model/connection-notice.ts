import type { ConnectionState } from '@ccc/core';
import type { ErrorCode } from '@ccc/protocol';

/** What the agent must know of the connection; nothing while it holds. */
export type ConnectionNotice =
  | { kind: 'none' }
  /** The next try is under way. */
  | { kind: 'retrying' }
  /** The next try comes at `deadline` (ms since 1970, this device). */
  | { kind: 'waiting'; deadline: number }
  | { kind: 'offline' }
  /** It will not try again by itself. */
  | { kind: 'stopped'; code: ErrorCode };

/**
 * A page in the background that is paused by its host has nothing to tell, and the very first try
 * of a page that has `isLoading` nothing yet.
 */
export function connectionNotice(state: ConnectionState, isLoading: boolean): ConnectionNotice {
  switch (state.name) {
    case 'online':
    case 'idle':
      return { kind: 'none' };
    case 'fetchingTicket':
    case 'opening':
    case 'greeting':
      return isLoading && state.attempt === 0 ? { kind: 'none' } : { kind: 'retrying' };
    case 'waiting':
      return { kind: 'waiting', deadline: state.deadline };
    case 'suspended':
      return state.reason === 'hidden' ? { kind: 'none' } : { kind: 'offline' };
    case 'stopped':
      return { kind: 'stopped', code: state.code };
  }
}
