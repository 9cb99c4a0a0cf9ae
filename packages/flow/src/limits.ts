/** How large a flow may be. */
export const FLOW_LIMITS = {
  nodes: 200,
  nameMaxChars: 100,
  labelMaxChars: 50,
  /** Half of what a message may hold, so that filling in variables never breaks a message's limit. */
  textMaxChars: 2000,
  branches: 20,
  keywordsPerBranch: 20,
  keywordMaxChars: 50,
  /** What a customer may type to be collected. */
  valueMaxChars: 200,
  options: 20,
  maxErrors: 100,
  callTimeoutMaxMs: 10_000,
  callRetries: 3,
  callFields: 20,
  weeklySpans: 50,
  exceptionDates: 400,
  spansPerDate: 10,
  /** One day. */
  replyTimeoutMaxSeconds: 86400,
  queueTimeoutMaxSeconds: 86400,
  /** Below, callers would hear little else. */
  announceMinSeconds: 10,
  announceMaxSeconds: 600,
  invitationMaxSeconds: 86400,
  plays: 10,
  keys: 12,
  keyTimeoutMaxSeconds: 60,
  keyMaxErrors: 10,
  digitsMaxChars: 32,
} as const;
