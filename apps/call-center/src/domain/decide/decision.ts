import type { ErrorCode } from '@ccc/protocol';
import type { Decision, NewEvent } from '../contract';

/** These facts, in this order. */
export function append(...events: NewEvent[]): Decision {
  return { events };
}

/** It holds already, or is no longer due. */
export const NOTHING_TO_DO: Decision = { events: [] };

/** Not done, and why. */
export function refuse(code: ErrorCode, params?: Record<string, string | number>): Decision {
  return params === undefined ? { refuse: code } : { refuse: code, params };
}
