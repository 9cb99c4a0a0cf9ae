import type { FlowSnapshot } from '@ccc/flow';
import type { EventData } from '@ccc/protocol';
import type { CallState } from './session-state';

/** What befalls a call while it goes on; what was kept and measured of it is told afterwards. */
type CallEventName = Exclude<
  Extract<keyof EventData, `call.${string}`>,
  'call.recorded' | 'call.measured'
>;

type CallEvent = {
  [Name in CallEventName]: { name: Name; at: number; data: EventData[Name] };
}[CallEventName];

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
    case 'call.held':
      return { ...call, isHeld: event.data.isHeld };
    case 'call.cameraSet': {
      const { side, isOn } = event.data;
      return call.cameras ? { ...call, cameras: { ...call.cameras, [side]: isOn } } : 'misplaced';
    }
    case 'call.digits':
      return call;
    case 'call.ended':
      return undefined;
  }
}

/** Another agent is in it, and shows a picture as well, unless the call goes on by voice. */
export function takenOver(call: CallState): CallState {
  if (!call.cameras) return call;
  const { customer, agent } = call.cameras;
  return { ...call, cameras: { customer, agent: customer || agent } };
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
