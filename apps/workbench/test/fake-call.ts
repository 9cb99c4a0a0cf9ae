import type { CallView } from '@ccc/core';
import { asId, type CallId } from '@ccc/protocol';

/** A voice call of the customer's that both talk in. */
export function callOf(change: Partial<CallView> = {}): CallView {
  return {
    id: asId<CallId>('c'),
    media: 'audio',
    by: 'customer',
    state: 'connected',
    startedAt: 0,
    answeredAt: 0,
    isGreeting: false,
    isHeld: false,
    cameras: { customer: false, agent: false },
    isRecorded: false,
    digits: '',
    ...change,
  };
}
