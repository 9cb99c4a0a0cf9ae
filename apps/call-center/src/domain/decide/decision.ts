import type { ErrorCode } from '@ccc/protocol';
import type { Decision, NewEvent } from '../contract';

/** Why not. */
export type Refusal = Extract<Decision, { refuse: unknown }>;

/** These facts, in this order. */
export function append(...events: NewEvent[]): Decision {
  return { events };
}

/** It holds already, or is no longer due. */
export const NOTHING_TO_DO: Decision = { events: [] };

/** Not done, and why. */
export function refuse(code: ErrorCode, params?: Record<string, string | number>): Refusal {
  return params === undefined ? { refuse: code } : { refuse: code, params };
}
