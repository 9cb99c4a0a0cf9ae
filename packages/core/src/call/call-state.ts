import type {
  AgentCard,
  CallEndReason,
  CallId,
  CallMedia,
  CloseBy,
  ErrorCode,
  MediaTicket,
  SessionId,
} from '@ccc/protocol';
import type { Cameras } from '../session/cameras';

/** What a call is made over, from its session on. */
export interface CallLine {
  session: SessionId;
  media: CallMedia;
  /** Absent: the service has not begun it yet. */
  call?: CallId;
  /** The right to the media; a newer one takes the place of an older one. Absent: not joined yet. */
  ticket?: MediaTicket;
  agent?: AgentCard;
  /** Who shows a picture. Absent: the service has not begun it yet. */
  cameras?: Cameras;
  /** It began as a call of voices. */
  isWidened?: true;
  /** What both say is kept: whoever calls must see that. Absent: it is not. */
  isRecorded?: true;
  /** When it was answered (ms since 1970, the service's clock); kept while it is passed on. */
  since?: number;
  /** What the service flow said last, in words; what it said at once stands in lines. */
  prompt?: string;
  /** When (ms since 1970, the service's clock). */
  promptAt?: number;
}

/** Where somebody stands who waits; both absent: in the flow, or not known. */
export interface CallPlace {
  ahead?: number;
  /** About how long it takes, whole minutes, at least 1. */
  waitMinutes?: number;
}

/** Why it is over. `code` is there when something failed on this side. */
export interface CallEnd {
  closeBy: CloseBy;
  reason: CallEndReason;
  /** From the answer; 0 without one. */
  durationMs: number;
  prompt?: string;
  code?: ErrorCode;
}

/** Where a customer's call stands: see `call-machine.ts`. */
export type CallState =
  | { name: 'idle' }
  | { name: 'opening'; media: CallMedia }
  | { name: 'waiting'; line: CallLine; place: CallPlace }
  | { name: 'ringing'; line: CallLine }
  | { name: 'connected'; line: CallLine; since: number; hold: 'none' | 'held' }
  | { name: 'ended'; end: CallEnd };

export type CallStateName = CallState['name'];
