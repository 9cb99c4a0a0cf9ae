import type { FlowSnapshot } from '@ccc/flow';
import type { EventData } from '@ccc/protocol';
import type { CallState } from './session-state';

/** What befalls a call while it goes on; what was kept and measured of it is told afterwards. */
export type CallEventName =
  | Exclude<Extract<keyof EventData, `call.${string}`>, 'call.recorded' | 'call.measured'>
  | Extract<keyof EventData, `consult.${string}`>
  | 'session.handedOver';

export type CallEvent = {
  [Name in CallEventName]: { name: Name; at: number; data: EventData[Name] };
}[CallEventName];

const CALL_EVENTS: Record<CallEventName, true> = {
  'call.started': true,
  'call.answered': true,
  'call.greetingSet': true,
  'call.held': true,
  'call.widened': true,
  'call.cameraSet': true,
  'call.digits': true,
  'call.ended': true,
  'consult.asked': true,
  'consult.joined': true,
  'consult.ended': true,
  'session.handedOver': true,
};

export function isCallEvent<Event extends { name: string }>(
  event: Event,
): event is Extract<Event, { name: CallEventName }> {
  return Object.prototype.hasOwnProperty.call(CALL_EVENTS, event.name);
}

/** The call after an event of it; absent: there is none any more. `misplaced`: the event does not fit. */
export function callAfter(
  call: CallState | undefined,
  event: CallEvent,
): CallState | undefined | 'misplaced' {
  if (event.name === 'call.started') {
    if (call) return 'misplaced';
    const { call: id, media, by, isRecorded } = event.data;
    return {
      id,
      media,
      by,
      startedAt: event.at,
      answeredAt: null,
      isHeld: false,
      ...(media === 'video' ? { cameras: { customer: true, agent: true } } : {}),
      ...(isRecorded ? { isRecorded } : {}),
    };
  }
  if (!call || call.id !== event.data.call) return 'misplaced';
  switch (event.name) {
    case 'call.answered':
      return call.answeredAt === null ? { ...call, answeredAt: event.at } : 'misplaced';
    case 'call.greetingSet':
      return greeted(call, event);
    case 'call.held':
      return { ...call, isHeld: event.data.isHeld };
    case 'call.widened': {
      if (call.cameras || call.answeredAt === null) return 'misplaced';
      const cameras = { customer: false, agent: false };
      return { ...call, media: 'video', cameras, isWidened: true };
    }
    case 'call.cameraSet': {
      const { side, isOn } = event.data;
      return call.cameras ? { ...call, cameras: { ...call.cameras, [side]: isOn } } : 'misplaced';
    }
    case 'call.digits':
      return call;
    case 'call.ended':
      return call.consult ? 'misplaced' : undefined;
    default:
      return consulting(call, event);
  }
}

/** The words are over with the greeting. */
function greeted(
  { greetingSince, words = [], ...call }: CallState,
  { at, data }: Extract<CallEvent, { name: 'call.greetingSet' }>,
): CallState | 'misplaced' {
  const isGreeting = greetingSince !== undefined;
  if (data.isOn === isGreeting || call.answeredAt === null) return 'misplaced';
  return data.isOn ? { ...call, words, greetingSince: at } : call;
}

/**
 * Another agent is in it, and shows a picture as well, unless the call goes on by voice, or began as one of
 * voices: nobody is shown who did not know that it would have pictures.
 */
export function takenOver(call: CallState): CallState {
  if (!call.cameras) return call;
  const { customer, agent } = call.cameras;
  return { ...call, cameras: { customer, agent: !call.isWidened && (customer || agent) } };
}

type ConsultEvent = Exclude<CallEvent, { name: `call.${string}` }>;

function consulting(call: CallState, event: ConsultEvent): CallState | 'misplaced' {
  const { consult, ...alone } = call;
  if (event.name === 'consult.asked') {
    if (consult || call.answeredAt === null) return 'misplaced';
    const { offer, agent, group, expiresAt, note } = event.data;
    const about = { offer, agent, group, ...(note === undefined ? {} : { note }) };
    return { ...alone, consult: { ...about, name: 'asked', expiresAt } };
  }
  if (consult?.offer !== event.data.offer) return 'misplaced';
  if (event.name === 'consult.ended') return alone;
  if (event.name === 'session.handedOver') return consult.name === 'joined' ? alone : 'misplaced';
  if (consult.name !== 'asked') return 'misplaced';
  const { expiresAt: _expiresAt, ...about } = consult;
  return { ...alone, consult: { ...about, name: 'joined', joinedAt: event.at } };
}

/** Steps that the caller has nothing to do with: what is being said goes on. */
const ASIDE: ReadonlyArray<FlowSnapshot['awaiting']> = ['start', 'route', 'http'];

/** How many words one step may say; more are no prompt. */
const MAX_WORDS = 1000;

/** The call after a step of the flow: a step that answers the caller cuts short what was said before. */
export function saidInCall(
  { words = [], ...call }: CallState,
  before: FlowSnapshot | null,
  { seq, data }: { seq: number; data: EventData['flow.stepped'] },
): CallState {
  const goesOn = before === null || ASIDE.includes(before.awaiting);
  const heard = (data.heard ?? []).map((each, index) => ({ id: seq * MAX_WORDS + index, ...each }));
  const all = [...(goesOn ? words : []), ...heard];
  return all.length === 0 ? call : { ...call, words: all };
}
