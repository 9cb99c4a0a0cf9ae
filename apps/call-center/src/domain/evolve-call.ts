import type { EventData } from '@ccc/protocol';
import type { CallState } from './session-state';

type CallEventName = Extract<keyof EventData, `call.${string}`>;

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
    const { call: id, media, by } = event.data;
    return { id, media, by, startedAt: event.at, answeredAt: null, isHeld: false };
  }
  if (!call || call.id !== event.data.call) return 'misplaced';
  switch (event.name) {
    case 'call.answered':
      return call.answeredAt === null ? { ...call, answeredAt: event.at } : 'misplaced';
    case 'call.held':
      return { ...call, isHeld: event.data.isHeld };
    case 'call.digits':
      return call;
    case 'call.ended':
      return undefined;
  }
}
