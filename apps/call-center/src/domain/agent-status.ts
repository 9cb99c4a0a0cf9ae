import type { BookedStatus, ErrorCode, SettableAgentStatus } from '@ccc/protocol';

/** Sessions in an agent's hand. */
export interface AgentLoad {
  /** Talking now. */
  active: number;
  /** Ended, not yet completed: they fill the hand just as well. */
  ended: number;
  /** How many of both there may be: 1 for omni-media, more for text only. */
  capacity: number;
}

/**
 * An agent, from coming online to going.
 *
 * ```
 *   offline ──online──► free ◄───────── taskCompleted, taskGiven (hand empty) ────┐
 *      ▲                │ │ ▲                                                     │
 *      │                │ │ └── the same (room again) ───────┐                    │
 *      │                │ └── accepted (hand full) ───────► busy ──taskEnded──► arrange
 *      │                │                                 (nothing active)        │
 *      │                │ setStatus, offerMissed                                  │
 *      │                ▼                                                         │
 *      │          notReady, rest ◄───────── the same (hand empty, booked) ────────┘
 *      │
 *      └── leaseExpired from everywhere; setStatus offline with an empty hand
 * ```
 *
 * - `offline`: not there; sessions in hand stay, and count again at the return.
 * - `free`: takes sessions, until the hand is full.
 * - `busy`: the hand is full or a change is booked, and somebody is being talked to.
 * - `arrange`: the same, with nothing left but ended sessions to complete (话后整理).
 * - `notReady`: chosen (示忙); takes nothing.
 * - `rest`: chosen with a reason (小休), or put there by a missed offer; takes nothing.
 */
export type AgentState =
  | { status: 'offline'; load: AgentLoad }
  | { status: 'free'; load: AgentLoad }
  | { status: 'busy'; load: AgentLoad; booked: BookedStatus | null }
  | { status: 'arrange'; load: AgentLoad; booked: BookedStatus | null }
  | { status: 'notReady'; load: AgentLoad }
  | { status: 'rest'; load: AgentLoad; reason: string };

export type AgentEvent =
  /** 现在上线, or the connection is back after the lease ran out. */
  | { type: 'online' }
  | { type: 'setStatus'; status: SettableAgentStatus; reason?: string }
  | { type: 'accepted' }
  | { type: 'taskEnded' }
  /** 转接: a session left the hand while it was being talked in; there is nothing to complete. */
  | { type: 'taskGiven' }
  | { type: 'taskCompleted' }
  /** An offer ran out or was declined. */
  | { type: 'offerMissed' }
  | { type: 'leaseExpired' };

/** The state afterwards (the very same when nothing changes), or why not. */
export type AgentTransition = { state: AgentState } | { refuse: ErrorCode };

/** The reason of a rest that nobody chose. */
export const MISSED_OFFER_REASON = 'missedOffer';

/** One event of an agent. Pure and total. */
export function transitionAgent(state: AgentState, event: AgentEvent): AgentTransition {
  switch (event.type) {
    case 'online':
      return state.status === 'offline' ? { state: working(state.load, null) } : { state };
    case 'leaseExpired':
      return state.status === 'offline' ? { state } : { state: goneWith(state.load) };
    case 'setStatus':
      return choose(state, event.status, event.reason ?? '');
    case 'accepted':
      return accept(state);
    case 'taskEnded': {
      const { active, ended } = state.load;
      if (active === 0) return { refuse: 'agent.statusInvalid' };
      return { state: carrying(state, { ...state.load, active: active - 1, ended: ended + 1 }) };
    }
    case 'taskGiven': {
      const { active } = state.load;
      if (active === 0) return { refuse: 'agent.statusInvalid' };
      return { state: carrying(state, { ...state.load, active: active - 1 }) };
    }
    case 'taskCompleted': {
      const { ended } = state.load;
      if (ended === 0) return { refuse: 'agent.statusInvalid' };
      return { state: carrying(state, { ...state.load, ended: ended - 1 }) };
    }
    case 'offerMissed':
      return { state: afterMissedOffer(state) };
  }
}

/** Sessions that the agent could take besides those in hand. */
export function spareCapacity({ active, ended, capacity }: AgentLoad): number {
  return Math.max(0, capacity - active - ended);
}

function goneWith(load: AgentLoad): AgentState {
  return { status: 'offline', load };
}

function isIdle({ active, ended }: AgentLoad): boolean {
  return active + ended === 0;
}

/** The status of an agent at work: it follows from what is in hand and what is booked. */
function working(load: AgentLoad, booked: BookedStatus | null): AgentState {
  if (isIdle(load)) return booked === null ? { status: 'free', load } : { ...booked, load };
  if (booked === null && spareCapacity(load) > 0) return { status: 'free', load };
  return { status: load.active > 0 ? 'busy' : 'arrange', load, booked };
}

/** Work in hand changed; a status that was chosen, or being away, stays. */
function carrying(state: AgentState, load: AgentLoad): AgentState {
  switch (state.status) {
    case 'offline':
    case 'notReady':
    case 'rest':
      return { ...state, load };
    case 'free':
      return working(load, null);
    case 'busy':
    case 'arrange':
      return working(load, state.booked);
  }
}

/** An offer made before the status changed may still be accepted: the change is then booked. */
function accept(state: AgentState): AgentTransition {
  if (state.status === 'offline') return { refuse: 'agent.statusInvalid' };
  if (spareCapacity(state.load) === 0) return { refuse: 'agent.notFree' };
  const load = { ...state.load, active: state.load.active + 1 };
  return { state: working(load, bookedOf(state)) };
}

function bookedOf(state: AgentState): BookedStatus | null {
  switch (state.status) {
    case 'busy':
    case 'arrange':
      return state.booked;
    case 'notReady':
      return { status: 'notReady' };
    case 'rest':
      return { status: 'rest', reason: state.reason };
    case 'offline':
    case 'free':
      return null;
  }
}

function afterMissedOffer(state: AgentState): AgentState {
  const isChosen = state.status === 'notReady' || state.status === 'rest';
  if (state.status === 'offline' || isChosen) return state;
  const rest: BookedStatus = { status: 'rest', reason: MISSED_OFFER_REASON };
  return working(state.load, bookedOf(state) ?? rest);
}

function choose(state: AgentState, status: SettableAgentStatus, reason: string): AgentTransition {
  if (state.status === 'offline') {
    if (status === 'free') return { state: working(state.load, null) };
    return status === 'offline' ? { state } : { refuse: 'agent.statusInvalid' };
  }
  switch (status) {
    case 'offline':
      return isIdle(state.load) ? { state: goneWith(state.load) } : { refuse: 'agent.notFree' };
    case 'notReady':
      return { state: working(state.load, { status }) };
    case 'rest':
      return { state: working(state.load, { status, reason }) };
    case 'arrange':
      // It follows from ended sessions; choosing it only says what is so.
      return state.status === 'arrange' ? { state } : { refuse: 'agent.statusInvalid' };
    case 'free':
      return becomeFree(state);
  }
}

/** Cancels what was chosen or booked; with a full hand and nothing booked there is nothing to cancel. */
function becomeFree(state: AgentState): AgentTransition {
  const isWorking = state.status === 'busy' || state.status === 'arrange';
  if (isWorking && state.booked === null) return { refuse: 'agent.notFree' };
  return { state: working(state.load, null) };
}
