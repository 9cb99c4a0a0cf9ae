/** How much a running timer should catch the eye. */
export type Urgency = 'calm' | 'warning' | 'danger';

export interface UrgencyLimits {
  warningMs: number;
  dangerMs: number;
}

/** A customer in the queue or at an unanswered offer. */
export const WAIT_LIMITS: UrgencyLimits = { warningMs: 30_000, dangerMs: 60_000 };

/** A customer whose last words have no answer yet. */
export const RESPONSE_LIMITS: UrgencyLimits = { warningMs: 60_000, dangerMs: 180_000 };

export function urgencyOf(spanMs: number, limits: UrgencyLimits): Urgency {
  if (spanMs >= limits.dangerMs) return 'danger';
  return spanMs >= limits.warningMs ? 'warning' : 'calm';
}
