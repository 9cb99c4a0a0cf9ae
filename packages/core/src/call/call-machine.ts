import type {
  AgentCard,
  CallEndReason,
  CallId,
  CallMedia,
  CloseBy,
  ErrorCode,
  MediaTicket,
  SessionId,
  Side,
} from '@ccc/protocol';
import { camerasOf, camerasOfNext } from '../session/cameras';
import type { CallLine, CallState } from './call-state';

/**
 * The life of a customer's call, from dialling to its end.
 *
 *              start                opened                 offered
 *   idle ───────────────► opening ──────────► waiting ◄──────────────► ringing
 *    ▲                     │    │               │  ▲      withdrawn       │
 *    │ failed              │    │      answered │  │ queued               │ answered
 *    └─────────────────────┘    │               ▼  │                      │
 *                               │             connected ◄─────────────────┘
 *                        hangUp │               │
 *                               ▼               │ hangUp, callEnded, sessionEnded, failed
 *                             ended ◄───────────┘ (from waiting and ringing too)
 *                               │ start
 *                               └────► opening
 *
 * - idle: nothing was dialled, or dialling has failed.
 * - opening: the session is asked for.
 * - waiting: in the service flow or in the queue, also while the call is passed on.
 * - ringing: it rings on somebody's desk.
 * - connected: both talk, or the customer is held.
 * - ended: over; `end` says by whom and why.
 */
export type CallEvent =
  | { type: 'start'; media: CallMedia }
  | { type: 'opened'; session: SessionId }
  /** The live session of the flow is one of words. */
  | { type: 'wordsOnly' }
  | { type: 'started'; call: CallId; media: CallMedia; isRecorded?: true }
  | { type: 'joined'; ticket: MediaTicket }
  | { type: 'said'; text: string; at: number }
  | { type: 'queued'; ahead: number; waitMinutes?: number }
  | { type: 'placed'; ahead: number; waitMinutes?: number }
  /** Nobody came in time: the flow has the call back. */
  | { type: 'unqueued' }
  | { type: 'offered' }
  | { type: 'withdrawn' }
  | { type: 'accepted'; agent: AgentCard }
  | { type: 'answered'; at: number }
  | { type: 'held'; isHeld: boolean }
  /** A call of voices may have pictures from here. */
  | { type: 'widened' }
  /** A side shows its picture, or none: said by the log, or wished for here. */
  | { type: 'camera'; side: Side; isOn: boolean }
  | { type: 'mediaLost' }
  | { type: 'hangUp'; now: number }
  | { type: 'callEnded'; closeBy: CloseBy; reason: CallEndReason; durationMs: number }
  | { type: 'sessionEnded'; closeBy: CloseBy; at: number }
  | { type: 'failed'; code: ErrorCode; now: number };

/** What the runner has to do, in this order. */
export type CallEffect =
  | { type: 'join'; session: SessionId; call: CallId }
  /** The call; the session where there is no call in it yet. */
  | { type: 'end'; session: SessionId; call?: CallId };

export interface CallStep {
  state: CallState;
  effects: CallEffect[];
}

type Live = Extract<CallState, { line: CallLine }>;

/** The only place where a call changes its state. What does not apply leaves it as it is. */
export function callTransition(state: CallState, event: CallEvent): CallStep {
  switch (state.name) {
    case 'idle':
    case 'ended':
      return to(event.type === 'start' ? { name: 'opening', media: event.media } : state);
    case 'opening':
      return fromOpening(state, event);
    default:
      return fromLive(state, event);
  }
}

function fromOpening(state: Extract<CallState, { name: 'opening' }>, event: CallEvent): CallStep {
  switch (event.type) {
    case 'opened':
      return to({
        name: 'waiting',
        line: { session: event.session, media: state.media },
        place: {},
      });
    case 'hangUp':
      return to({ name: 'ended', end: { closeBy: 'client', reason: 'cancelled', durationMs: 0 } });
    case 'failed':
      return to({ name: 'idle' });
    default:
      return to(state);
  }
}

function fromLive(state: Live, event: CallEvent): CallStep {
  const { line } = state;
  switch (event.type) {
    case 'started': {
      const { type: _type, ...begun } = event;
      const join: CallEffect = { type: 'join', session: line.session, call: event.call };
      const cameras = camerasOf(event.media);
      return to({ ...state, line: { ...line, ...begun, cameras } }, join);
    }
    case 'joined':
      return to({ ...state, line: { ...line, ticket: event.ticket } });
    case 'said':
      return to({ ...state, line: { ...line, ...promptAfter(line, event) } });
    case 'queued':
      return to({ name: 'waiting', line, place: placeOf(event) });
    case 'placed':
      return to(state.name === 'waiting' ? { ...state, place: placeOf(event) } : state);
    case 'unqueued':
      return to(state.name === 'waiting' ? { ...state, place: {} } : state);
    case 'offered':
      return to(state.name === 'waiting' ? { name: 'ringing', line } : state);
    case 'withdrawn':
      return to(state.name === 'ringing' ? { name: 'waiting', line, place: {} } : state);
    case 'accepted': {
      const cameras = line.cameras && camerasOfNext(line.cameras, line.isWidened);
      const known = { ...line, agent: event.agent, ...(cameras ? { cameras } : {}) };
      // Passed on: who takes it now is in it without another answer.
      if (line.since === undefined) return to({ ...state, line: known });
      return to({ name: 'connected', line: known, since: line.since, hold: 'none' });
    }
    case 'answered': {
      const since = line.since ?? event.at;
      return to({ name: 'connected', line: { ...line, since }, since, hold: 'none' });
    }
    case 'held':
      if (state.name !== 'connected') return to(state);
      return to({ ...state, hold: event.isHeld ? 'held' : 'none' });
    case 'widened':
      return to({ ...state, line: { ...line, media: 'video', isWidened: true } });
    case 'camera': {
      if (!line.cameras) return to(state);
      const cameras = { ...line.cameras, [event.side]: event.isOn };
      return to({ ...state, line: { ...line, cameras } });
    }
    case 'mediaLost':
      if (line.call === undefined) return to(state);
      return to(state, { type: 'join', session: line.session, call: line.call });
    case 'hangUp': {
      const reason = line.since === undefined ? 'cancelled' : 'ok';
      const end = { closeBy: 'client', reason, durationMs: talkedMs(line, event.now) } as const;
      return to({ name: 'ended', end: { ...end, ...saidOf(line) } }, endOf(line));
    }
    case 'failed': {
      const { code, now } = event;
      const end = { closeBy: 'admin', reason: 'error', durationMs: talkedMs(line, now) } as const;
      return to({ name: 'ended', end: { ...end, ...saidOf(line), code } }, endOf(line));
    }
    case 'wordsOnly': {
      const end = {
        closeBy: 'admin',
        reason: 'error',
        durationMs: 0,
        code: 'call.notNow',
      } as const;
      return to({ name: 'ended', end });
    }
    case 'callEnded': {
      const { closeBy, reason, durationMs } = event;
      return to({ name: 'ended', end: { closeBy, reason, durationMs, ...saidOf(line) } });
    }
    case 'sessionEnded': {
      const { closeBy, at } = event;
      const reason = line.since === undefined ? 'noAnswer' : 'ok';
      const durationMs = talkedMs(line, at);
      return to({ name: 'ended', end: { closeBy, reason, durationMs, ...saidOf(line) } });
    }
    default:
      return to(state);
  }
}

function to(state: CallState, ...effects: CallEffect[]): CallStep {
  return { state, effects };
}

function placeOf({ ahead, waitMinutes }: { ahead: number; waitMinutes?: number }) {
  return waitMinutes === undefined ? { ahead } : { ahead, waitMinutes };
}

function endOf({ session, call }: CallLine): CallEffect {
  return call === undefined ? { type: 'end', session } : { type: 'end', session, call };
}

function talkedMs({ since }: CallLine, until: number): number {
  return since === undefined ? 0 : Math.max(0, until - since);
}

/** What belongs to one step of the flow comes in one moment, and is read together. */
function promptAfter(
  { prompt, promptAt }: CallLine,
  { text, at }: Extract<CallEvent, { type: 'said' }>,
): Pick<CallLine, 'prompt' | 'promptAt'> {
  const isSame = promptAt === at && prompt !== undefined;
  return { prompt: isSame ? `${prompt}\n${text}` : text, promptAt: at };
}

function saidOf({ prompt }: CallLine): { prompt?: string } {
  return prompt === undefined ? {} : { prompt };
}
