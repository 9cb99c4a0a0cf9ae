import type {
  CallEndReason,
  CallId,
  CallMedia,
  CallRole,
  CloseBy,
  MeasuredSide,
  RecordingFault,
  SessionEvent,
  Side,
} from '@ccc/protocol';
import { camerasOf, type Cameras } from './cameras';

/** A call within a session, from its first ring until it is over. */
export interface CallView {
  id: CallId;
  media: CallMedia;
  /** Who asked for it. */
  by: Side;
  /** `calling`: nobody has answered yet. */
  state: 'calling' | 'connected';
  /** Milliseconds since 1970, the service's clock. */
  startedAt: number;
  /** Absent until it is answered. */
  answeredAt: number | undefined;
  /** 正在播报: the customer hears words of the flow, and nobody hears the customer until then. */
  isGreeting: boolean;
  /** The customer hears music, the agent nothing, and nobody is seen. */
  isHeld: boolean;
  /** Who shows a picture; in a call of voices nobody. */
  cameras: Cameras;
  /** It began as a call of voices. */
  isWidened?: true;
  /** What both say is kept, and both are to be told: 通话录音中. */
  isRecorded: boolean;
  /** Keys that the customer pressed, the newest last. */
  digits: string;
}

/** What one side of a call said, or all of them. */
export interface RecordedTrack {
  side: CallRole | 'mixed';
  durationMs: number;
  bytes: number;
  /** What an audio element takes. */
  url: string;
}

/** What was kept of a call: the sound of all sides, or a track for each, which begin at the same moment. */
export interface RecordingView {
  /** When that was: milliseconds since 1970, the service's clock. */
  startedAt: number;
  /** Empty: nothing could be kept. */
  tracks: readonly RecordedTrack[];
  /** Why it is not whole; undefined: it is. */
  fault: RecordingFault | undefined;
}

/** What stays of a call in the conversation. */
export interface CallRecord {
  call: CallId;
  media: CallMedia;
  by: Side;
  closeBy: CloseBy;
  reason: CallEndReason;
  /** From the answer on; 0 without one. */
  durationMs: number;
  /** To agents: how well the sides were connected, once that is told. */
  quality?: readonly MeasuredSide[];
}

/** How many keys are remembered: more than any card number has. */
const DIGITS_KEPT = 64;

type CallEvent = Exclude<
  Extract<SessionEvent, { name: `call.${string}` }>,
  { name: 'call.recorded' | 'call.measured' }
>;

/** The call after one of its events. What is told of another call changes nothing. */
export function foldCall(call: CallView | undefined, event: CallEvent): CallView | undefined {
  if (event.name === 'call.started') {
    const { call: id, media, by, isRecorded = false } = event.data;
    const cameras = camerasOf(media);
    const quiet = { answeredAt: undefined, isGreeting: false, isHeld: false };
    const fresh = { ...quiet, cameras, isRecorded, digits: '' };
    return { id, media, by, state: 'calling', startedAt: event.at, ...fresh };
  }
  if (!call || call.id !== event.data.call) return call;
  switch (event.name) {
    case 'call.answered':
      return { ...call, state: 'connected', answeredAt: event.at };
    case 'call.greetingSet':
      return { ...call, isGreeting: event.data.isOn };
    case 'call.held':
      return { ...call, isHeld: event.data.isHeld };
    case 'call.widened':
      return { ...call, media: 'video', isWidened: true };
    case 'call.cameraSet':
      return { ...call, cameras: { ...call.cameras, [event.data.side]: event.data.isOn } };
    case 'call.digits':
      return { ...call, digits: (call.digits + event.data.digits).slice(-DIGITS_KEPT) };
    case 'call.ended':
      return undefined;
  }
}

/** What is kept of a call that this event ends; undefined when it is of no call that is known. */
export function recordOf(
  call: CallView | undefined,
  { data }: Extract<SessionEvent, { name: 'call.ended' }>,
): CallRecord | undefined {
  if (!call || call.id !== data.call) return undefined;
  const { id, media, by } = call;
  const { closeBy, reason, durationMs } = data;
  return { call: id, media, by, closeBy, reason, durationMs };
}

/** How a call went, for who looks: `own` ones were asked for by their side. */
export type CallOutcome =
  | 'talked'
  | 'ownCancelled'
  | 'ownMissed'
  | 'ownRejected'
  | 'cancelled'
  | 'missed'
  | 'rejected'
  /** It was never connected, through nobody's doing. */
  | 'failed';

/** What the record of a call tells the given side. */
export function callOutcome({ by, reason, durationMs }: CallRecord, side: Side): CallOutcome {
  if (durationMs > 0) return 'talked';
  const isOwn = by === side;
  switch (reason) {
    case 'ok':
      return 'talked';
    case 'cancelled':
      return isOwn ? 'ownCancelled' : 'cancelled';
    case 'noAnswer':
      return isOwn ? 'ownMissed' : 'missed';
    case 'rejected':
      return isOwn ? 'ownRejected' : 'rejected';
    case 'lost':
    case 'error':
      return 'failed';
  }
}
