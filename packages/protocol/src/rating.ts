/**
 * 满意度评价: how a service may be rated. `afterEnd`: the customer is asked when it is over, and may
 * rate before; `byAgent`: once the agent has invited; `off`: not at all.
 */
export const RATING_MODES = ['afterEnd', 'byAgent', 'off'] as const;

export type RatingMode = (typeof RATING_MODES)[number];

/** What a customer says of a service. The first one counts. */
export interface Rating {
  /** 1 (worst) to 5. */
  score: number;
  /** Short words that were chosen; empty: none. */
  tags: string[];
  comment?: string;
}

/** Limits of a rating that both sides of the wire know. */
export const RATING_LIMITS = {
  tags: 10,
  tagMaxChars: 20,
  /** UTF-16 units. */
  commentMaxChars: 500,
  /** How long after its end a session can be rated: a day. */
  openMs: 86_400_000,
} as const;
