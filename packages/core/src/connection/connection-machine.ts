import {
  CLOSE_CODES,
  closeAction,
  toErrorCode,
  type CloseCode,
  type ErrorCode,
  type Retry,
} from '@ccc/protocol';
import type { ConnectionState, SuspendReason } from './connection-state';
import { reconnectDelayMs, type ReconnectPolicy } from './reconnect-policy';

/**
 * The life of a connection. `hidden` and `networkLost` lead to `suspended` from every state between
 * the dashed lines, `stop` from everywhere to `idle`.
 *
 *              start
 *   idle ────────────────┐
 *                        ▼
 *   ─ ─ ─ ─ ─ ─  fetchingTicket ◄───────────── deadline, shown, networkBack, restart ──┐
 *                  │     │                                                             │
 *    ticketFetched │     └─ ticketFailed(later), deadline ───────────────────────► waiting
 *                  ▼                                                                ▲  │
 *               opening ──── lost(retry|login), deadline ───────────────────────────┤  │
 *                  │ opened                                                         │  │
 *                  ▼                                                                │  │
 *               greeting ─── lost(retry|login), deadline ───────────────────────────┤  │
 *                  │ welcomed                                                       │  │
 *                  ▼                                                                │  │
 *   ─ ─ ─ ─ ─   online ───── lost(retry|login) ─────────────────────────────────────┘  │
 *                                                                                      │
 *   suspended ── shown / networkBack, deadline (offline only) ──► fetchingTicket       │
 *   stopped ◄─── ticketFailed(never|login), lost(stop) from above ─────────────────────┘
 *
 * - idle: nobody asked for a connection.
 * - fetchingTicket: logging in if need be, and asking for a single-use ticket.
 * - opening: the socket is on its way.
 * - greeting: the socket is open, `hello` is said.
 * - online: welcomed; commands go out, events come in.
 * - waiting: something failed; tries again at `deadline`.
 * - suspended: scripts are about to stop, or there is no network; no tries meanwhile.
 * - stopped: trying again would not help; `code` says why; only `start` leads out.
 */
export type ConnectionEvent =
  | { type: 'start' }
  | { type: 'stop' }
  | { type: 'ticketFetched'; url: string }
  | { type: 'ticketFailed'; code: ErrorCode; retry: Retry; retryAfterMs?: number }
  | { type: 'opened' }
  | { type: 'welcomed'; connection: string }
  | { type: 'lost'; closeCode: number; code?: ErrorCode }
  | { type: 'deadline' }
  | { type: 'restart' }
  | { type: 'hidden' }
  | { type: 'shown' }
  | { type: 'networkLost' }
  | { type: 'networkBack' };

/** What the runner has to do, in this order. */
export type ConnectionEffect =
  | { type: 'fetchTicket' }
  | { type: 'openSocket'; url: string }
  | { type: 'sayHello' }
  | { type: 'closeSocket' }
  | { type: 'forgetToken' }
  /** Send what was not answered yet. */
  | { type: 'resend' }
  /** What was not answered yet will not be. */
  | { type: 'giveUp'; code: ErrorCode };

export interface ConnectionContext {
  /** This device's clock. */
  now: number;
  /** At least 0, less than 1. */
  roll: number;
  policy: ReconnectPolicy;
  timeouts: ConnectionTimeouts;
}

export interface ConnectionTimeouts {
  /** For the ticket, including a login. */
  ticketMs: number;
  /** For the socket to open, and again for the welcome. */
  openMs: number;
  /** How long `offline` is believed; then a try is made all the same. */
  offlineMs: number;
}

export const DEFAULT_CONNECTION_TIMEOUTS: ConnectionTimeouts = {
  ticketMs: 20000,
  openMs: 10000,
  offlineMs: 30000,
};

export interface ConnectionStep {
  state: ConnectionState;
  effects: ConnectionEffect[];
}

/** The only place where a connection changes its state. What does not apply leaves it as it is. */
export function connectionTransition(
  state: ConnectionState,
  event: ConnectionEvent,
  context: ConnectionContext,
): ConnectionStep {
  if (event.type === 'stop') {
    return state.name === 'idle' ? stay(state) : leave(state, { name: 'idle' }, 'connection.lost');
  }
  switch (state.name) {
    case 'idle':
    case 'stopped':
      return event.type === 'start' ? fetchTicket(0, context) : stay(state);
    case 'waiting':
      return fromWaiting(state, event, context);
    case 'suspended':
      return fromSuspended(state, event, context);
    default:
      return fromLive(state, event, context);
  }
}

type Live = Extract<
  ConnectionState,
  { name: 'fetchingTicket' | 'opening' | 'greeting' | 'online' }
>;

function fromLive(state: Live, event: ConnectionEvent, context: ConnectionContext): ConnectionStep {
  switch (event.type) {
    case 'hidden':
      return suspend(state, 'hidden', context);
    case 'networkLost':
      return suspend(state, 'offline', context);
    case 'ticketFetched':
      if (state.name !== 'fetchingTicket') return stay(state);
      return {
        state: { name: 'opening', attempt: state.attempt, deadline: openDeadline(context) },
        effects: [{ type: 'openSocket', url: event.url }],
      };
    case 'ticketFailed':
      if (state.name !== 'fetchingTicket') return stay(state);
      if (event.retry !== 'later') {
        return leave(state, { name: 'stopped', code: event.code }, event.code);
      }
      return wait(state, event.code, context, event.retryAfterMs);
    case 'opened':
      if (state.name !== 'opening') return stay(state);
      return {
        state: { name: 'greeting', attempt: state.attempt, deadline: openDeadline(context) },
        effects: [{ type: 'sayHello' }],
      };
    case 'welcomed':
      if (state.name !== 'greeting') return stay(state);
      return {
        state: {
          name: 'online',
          attempt: state.attempt,
          since: context.now,
          connection: event.connection,
        },
        effects: [{ type: 'resend' }],
      };
    case 'lost':
      if (state.name === 'fetchingTicket') return stay(state);
      return lost(state, event, context);
    case 'deadline':
      return state.name === 'online' ? stay(state) : wait(state, 'connection.timeout', context);
    case 'restart': {
      if (state.name !== 'online') return stay(state);
      const next = fetchTicket(attemptsSoFar(state, context), context);
      return { state: next.state, effects: [{ type: 'closeSocket' }, ...next.effects] };
    }
    default:
      return stay(state);
  }
}

function fromWaiting(
  state: Extract<ConnectionState, { name: 'waiting' }>,
  event: ConnectionEvent,
  context: ConnectionContext,
): ConnectionStep {
  switch (event.type) {
    case 'deadline':
    case 'restart':
    case 'shown':
    case 'networkBack':
      return fetchTicket(state.attempt, context);
    case 'hidden':
      return suspend(state, 'hidden', context);
    case 'networkLost':
      return suspend(state, 'offline', context);
    default:
      return stay(state);
  }
}

function fromSuspended(
  state: Extract<ConnectionState, { name: 'suspended' }>,
  event: ConnectionEvent,
  context: ConnectionContext,
): ConnectionStep {
  const { reason } = state;
  switch (event.type) {
    case 'hidden':
      return reason === 'offline' ? suspend(state, 'both', context) : stay(state);
    case 'networkLost':
      return reason === 'hidden' ? suspend(state, 'both', context) : stay(state);
    case 'shown':
      if (reason === 'offline') return stay(state);
      return reason === 'both' ? suspend(state, 'offline', context) : fetchTicket(0, context);
    case 'networkBack':
      if (reason === 'hidden') return stay(state);
      return reason === 'both' ? suspend(state, 'hidden', context) : fetchTicket(0, context);
    case 'deadline':
    case 'restart':
      return reason === 'offline' ? fetchTicket(0, context) : stay(state);
    default:
      return stay(state);
  }
}

function stay(state: ConnectionState): ConnectionStep {
  return { state, effects: [] };
}

function fetchTicket(attempt: number, { now, timeouts }: ConnectionContext): ConnectionStep {
  return {
    state: { name: 'fetchingTicket', attempt, deadline: now + timeouts.ticketMs },
    effects: [{ type: 'fetchTicket' }],
  };
}

function openDeadline({ now, timeouts }: ConnectionContext): number {
  return now + timeouts.openMs;
}

function hasSocket(state: ConnectionState): boolean {
  return state.name === 'opening' || state.name === 'greeting' || state.name === 'online';
}

function closing(state: ConnectionState): ConnectionEffect[] {
  return hasSocket(state) ? [{ type: 'closeSocket' }] : [];
}

/** To where nothing is tried any more. */
function leave(from: ConnectionState, to: ConnectionState, code: ErrorCode): ConnectionStep {
  return { state: to, effects: [...closing(from), { type: 'giveUp', code }] };
}

function suspend(
  from: ConnectionState,
  reason: SuspendReason,
  { now, timeouts }: ConnectionContext,
): ConnectionStep {
  const deadline = reason === 'offline' ? now + timeouts.offlineMs : undefined;
  return { state: { name: 'suspended', reason, deadline }, effects: closing(from) };
}

function attemptsSoFar(state: Live, { now, policy }: ConnectionContext): number {
  return state.name === 'online' && now - state.since >= policy.stableMs ? 0 : state.attempt;
}

function wait(
  from: Live,
  code: ErrorCode,
  context: ConnectionContext,
  retryAfterMs?: number,
): ConnectionStep {
  const attempt = attemptsSoFar(from, context);
  const delayMs = reconnectDelayMs(context.policy, { attempt, roll: context.roll, retryAfterMs });
  return {
    state: { name: 'waiting', attempt: attempt + 1, deadline: context.now + delayMs, code },
    effects: closing(from),
  };
}

function lost(
  state: Live,
  event: Extract<ConnectionEvent, { type: 'lost' }>,
  context: ConnectionContext,
): ConnectionStep {
  const entry: CloseCode | undefined = CLOSE_CODES.find(({ code }) => code === event.closeCode);
  const code = event.code ?? (entry?.error ? toErrorCode(entry.error) : 'connection.lost');
  const action = closeAction(event.closeCode);
  // The socket is gone already, hence no `closeSocket` in any of these.
  if (action === 'stop') {
    return { state: { name: 'stopped', code }, effects: [{ type: 'giveUp', code }] };
  }
  const { state: next } = wait(state, code, context);
  return { state: next, effects: action === 'login' ? [{ type: 'forgetToken' }] : [] };
}
