import { announcementOf } from '@ccc/flow';
import type { CallRole } from '@ccc/protocol';
import { awaitsHearing } from './decide/flow-facts';
import type { CallState, CallWords, QueuedState, SessionState } from './session-state';

/** What those in a call are to hear. */
export interface Hearing {
  /** Who hear each other: none, two, or all three. */
  together: readonly CallRole[];
  /** What the flow says to the customer, once and in this order, before all else. */
  words: readonly CallWords[];
  /** What the customer hears after that, over and over; null: nothing. */
  customer: 'queueMusic' | 'ringback' | 'holdMusic' | null;
  /** When that gives way to an announcement of the customer's place; null: never. */
  announced: Announcing | null;
  /** The flow goes on once all words were heard, and is told so with this; null: it does not wait for that. */
  until: string | null;
}

/** At `from` (ms since 1970), and again after every `everyMs`. */
export interface Announcing {
  from: number;
  everyMs: number;
}

/** Which announcement is due, counted from 0; below 0: none yet. */
export function announcementTurn({ from, everyMs }: Announcing, now: number): number {
  return Math.floor((now - from) / everyMs);
}

const SILENCE: Hearing = {
  together: [],
  words: [],
  customer: null,
  announced: null,
  until: null,
};

/** What follows for the ears from where a session and its call stand. */
export function hearingOf(state: SessionState): Hearing {
  const { call } = state;
  if (!call) return SILENCE;
  const { words = [] } = call;
  switch (state.stage) {
    case 'flow': {
      const { snapshot } = state;
      const until = awaitsHearing(snapshot) ? `${snapshot?.node}:${words.at(-1)?.id ?? 0}` : null;
      const isAsked = snapshot?.awaiting === 'played' || snapshot?.awaiting === 'keys';
      return { ...SILENCE, words, customer: isAsked ? null : 'queueMusic', until };
    }
    case 'queued':
      return { ...SILENCE, words, customer: 'queueMusic', announced: announcingTo(state) };
    case 'offered':
      return { ...SILENCE, customer: 'ringback' };
    case 'active':
      if (call.answeredAt === null) {
        return { ...SILENCE, customer: call.by === 'customer' ? 'ringback' : null };
      }
      if (call.greetingSince !== undefined) {
        const together = togetherIn(call).filter((role) => role !== 'customer');
        const others = together.length > 1 ? together : [];
        return { ...SILENCE, together: others, words, until: `greeting:${words.at(-1)?.id ?? 0}` };
      }
      return { ...SILENCE, together: togetherIn(call), customer: call.isHeld ? 'holdMusic' : null };
    default:
      return SILENCE;
  }
}

/** In the order of the waiting, not of the offers in between: from the moment that the place counts from. */
function announcingTo({ snapshot, queue }: QueuedState): Announcing | null {
  const announcement = announcementOf(snapshot);
  return announcement && { from: queue.queuedAt, everyMs: announcement.everySeconds * 1000 };
}

function togetherIn({ isHeld, consult }: CallState): readonly CallRole[] {
  const hasColleague = consult?.name === 'joined';
  if (isHeld) return hasColleague ? ['agent', 'colleague'] : [];
  return hasColleague ? ['customer', 'agent', 'colleague'] : ['customer', 'agent'];
}
