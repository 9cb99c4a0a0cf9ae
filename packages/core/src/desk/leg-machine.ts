import { CALL_LIMITS, type ErrorCode, type MediaTicket } from '@ccc/protocol';

/**
 * One side's way into a call.
 *
 *   idle ──join──► asking ──ticketed──► joining ──connected──► connected
 *                   ▲  │                   │                       │
 *                   │  └─refused──┐    lost, deadline            lost
 *                   │             ▼        ▼                       │
 *                   └─deadline── reconnecting ◄────────────────────┘
 *
 * From everywhere `leave` leads to `over`, and so does what cannot be tried again, or was tried for
 * 30 s. From `over`, `join` begins anew.
 *
 * - idle: there is no call to be in.
 * - asking: the service is asked for a ticket.
 * - joining: the offer is on its way, or answered and not connected yet.
 * - connected: both sides can be heard.
 * - reconnecting: a moment's rest before the next ticket is asked for.
 * - over: left, or given up with `code`.
 */
export type LegState =
  | { name: 'idle' }
  | ({ name: 'asking' } & Absence)
  | ({ name: 'joining'; deadline: number } & Absence)
  | { name: 'connected' }
  | ({ name: 'reconnecting'; deadline: number; code: ErrorCode } & Absence)
  | { name: 'over'; code: ErrorCode | undefined };

/** A time without sound. */
export interface Absence {
  /** This device's clock. */
  since: number;
  attempt: number;
  /** Whether there was sound before. */
  wasConnected: boolean;
}

export type LegEvent =
  | { type: 'join' }
  | { type: 'ticketed'; ticket: MediaTicket }
  /** No ticket. */
  | { type: 'refused'; code: ErrorCode; canRetry: boolean }
  | { type: 'connected' }
  /** The leg did not come about, or is gone. */
  | { type: 'lost'; code: ErrorCode; canRetry: boolean }
  | { type: 'deadline' }
  /** The network is back. */
  | { type: 'restart' }
  | { type: 'leave' };

export type LegEffect =
  { type: 'askTicket' } | { type: 'openLeg'; ticket: MediaTicket } | { type: 'closeLeg' };

export interface LegStep {
  state: LegState;
  effects: LegEffect[];
}

/** From the ticket until there is sound. */
export const JOIN_MS = 10_000;
/** How long is tried: the service keeps the place of a lost leg no longer. */
const GIVE_UP_MS = CALL_LIMITS.graceMs;
const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 2000;

/** The only place where a leg changes its state. What does not apply leaves it as it is. */
export function legTransition(state: LegState, event: LegEvent, now: number): LegStep {
  if (event.type === 'leave') return state.name === 'over' ? stay(state) : end(state, undefined);
  switch (state.name) {
    case 'idle':
    case 'over':
      return event.type === 'join'
        ? ask({ since: now, attempt: 0, wasConnected: false })
        : stay(state);
    case 'asking':
      if (event.type === 'ticketed') return open(state, event.ticket, now);
      return event.type === 'refused' ? retry(state, event, now) : stay(state);
    case 'joining':
      if (event.type === 'connected') return { state: { name: 'connected' }, effects: [] };
      if (event.type === 'lost') return retry(state, event, now);
      if (event.type !== 'deadline') return stay(state);
      return retry(state, { code: 'connection.timeout', canRetry: true }, now);
    case 'connected':
      if (event.type !== 'lost') return stay(state);
      return retry({ ...state, since: now, attempt: 0, wasConnected: true }, event, now);
    case 'reconnecting':
      return event.type === 'deadline' || event.type === 'restart'
        ? ask(absence(state))
        : stay(state);
  }
}

function stay(state: LegState): LegStep {
  return { state, effects: [] };
}

function ask(absent: Absence): LegStep {
  return { state: { name: 'asking', ...absent }, effects: [{ type: 'askTicket' }] };
}

function open(state: Absence, ticket: MediaTicket, now: number): LegStep {
  return {
    state: { name: 'joining', deadline: now + JOIN_MS, ...absence(state) },
    effects: [{ type: 'openLeg', ticket }],
  };
}

function absence({ since, attempt, wasConnected }: Absence): Absence {
  return { since, attempt, wasConnected };
}

function closing({ name }: Pick<LegState, 'name'>): LegEffect[] {
  return name === 'joining' || name === 'connected' ? [{ type: 'closeLeg' }] : [];
}

function end(from: Pick<LegState, 'name'>, code: ErrorCode | undefined): LegStep {
  return { state: { name: 'over', code }, effects: closing(from) };
}

function retry(
  from: Pick<LegState, 'name'> & Absence,
  { code, canRetry }: { code: ErrorCode; canRetry: boolean },
  now: number,
): LegStep {
  const { since, attempt, wasConnected } = from;
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS);
  if (!canRetry || now + delayMs - since >= GIVE_UP_MS) return end(from, code);
  const deadline = now + delayMs;
  return {
    state: { name: 'reconnecting', since, attempt: attempt + 1, wasConnected, deadline, code },
    effects: closing(from),
  };
}
