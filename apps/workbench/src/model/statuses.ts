import type { AgentStatus, SettableAgentStatus } from '@ccc/protocol';

/** One line of the status menu. */
export interface StatusChoice {
  status: SettableAgentStatus;
  /** Only of a 小休. */
  reason?: RestReason;
}

/** The reasons of a 小休 that can be chosen. They travel as these words and are shown in the reader's. */
export const REST_REASONS = ['meal', 'meeting', 'training', 'away'] as const;

export type RestReason = (typeof REST_REASONS)[number];

/** A reason that has words in both languages; `missedOffer` is the one that nobody chooses. */
export type KnownReason = RestReason | 'missedOffer';

export function isKnownReason(reason: string): reason is KnownReason {
  return reason === 'missedOffer' || REST_REASONS.some((known) => known === reason);
}

/**
 * The menu as it stands. From offline there is only the way in; with work in hand `free` is there
 * only to take back a change that was booked. `busy` and `arrange` follow from the work.
 */
export function statusChoices(current: AgentStatus, isBooked = false): StatusChoice[] {
  if (current === 'offline') return [{ status: 'free' }];
  const isWorking = current === 'busy' || current === 'arrange';
  const canBeFree = isWorking ? isBooked : current !== 'free';
  return [
    ...(canBeFree ? [{ status: 'free' as const }] : []),
    ...(current === 'notReady' ? [] : [{ status: 'notReady' as const }]),
    ...REST_REASONS.map((reason) => ({ status: 'rest' as const, reason })),
    { status: 'offline' },
  ];
}

/** Colour of the pill. */
export type StatusTone = 'success' | 'brand' | 'warning' | 'neutral';

export function statusTone(status: AgentStatus): StatusTone {
  switch (status) {
    case 'free':
      return 'success';
    case 'busy':
      return 'brand';
    case 'arrange':
    case 'notReady':
    case 'rest':
      return 'warning';
    case 'offline':
      return 'neutral';
  }
}
