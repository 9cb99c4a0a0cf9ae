import type { ErrorCode } from '@ccc/protocol';

/** Why the connection rests: in the background, without a network, or both. */
export type SuspendReason = 'hidden' | 'offline' | 'both';

/**
 * Where the connection stands. `deadline` is the moment (ms since 1970, this device) at which the
 * state ends by itself; `attempt` counts the tries since it last held.
 */
export type ConnectionState =
  | { name: 'idle' }
  | { name: 'fetchingTicket'; attempt: number; deadline: number }
  | { name: 'opening'; attempt: number; deadline: number }
  | { name: 'greeting'; attempt: number; deadline: number }
  | { name: 'online'; attempt: number; since: number; connection: string }
  | { name: 'waiting'; attempt: number; deadline: number; code: ErrorCode }
  | { name: 'suspended'; reason: SuspendReason; deadline: number | undefined }
  | { name: 'stopped'; code: ErrorCode };

export type ConnectionStateName = ConnectionState['name'];
