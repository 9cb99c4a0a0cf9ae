import type { AgentStatus, SettableAgentStatus } from '@ccc/protocol';

/** One line of the status menu. */
export interface StatusChoice {
  status: SettableAgentStatus;
  /** A reason of a 小休, by its key; `undefined` for a status without one. */
  reason?: RestReason;
}

/** The reasons of a 小休 that are offered; the words sent are those of the agent's language. */
export const REST_REASONS = ['meal', 'meeting', 'training', 'away'] as const;

export type RestReason = (typeof REST_REASONS)[number];

/** The menu as it stands: everything that may follow, without the status that holds. */
export function statusChoices(current: AgentStatus): StatusChoice[] {
  const plain: SettableAgentStatus[] = ['free', 'notReady', 'arrange'];
  return [
    ...plain.filter((status) => status !== current).map((status) => ({ status })),
    ...REST_REASONS.map((reason) => ({ status: 'rest' as const, reason })),
    ...(current === 'offline' ? [] : [{ status: 'offline' as const }]),
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
