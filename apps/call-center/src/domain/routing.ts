import type { AgentId, AgentStatus, SessionId } from '@ccc/protocol';
import type { QueuePlace } from './session-state';

/** A member of a skill group, as routing sees one. */
export interface Candidate {
  agent: AgentId;
  status: AgentStatus;
  /** Presence is a lease: past it the agent counts as offline (ms since 1970). */
  leaseUntil: number;
  /** Sessions offered, active, or ended and not completed. */
  load: number;
  capacity: number;
  /** Place within the group: 1 is asked first, 5 last. */
  priority: number;
  /** When a session was last given to this agent (ms since 1970; 0 is never). */
  servedAt: number;
}

/** A session that waits in a group. */
export interface WaitingSession {
  session: SessionId;
  /** 0 was transferred, 1 is served first, 5 last. */
  priority: number;
  /** Milliseconds since 1970. */
  queuedAt: number;
  /** Who gave it away and is not asked. */
  givenBy?: AgentId;
}

const ONLINE: ReadonlySet<AgentStatus> = new Set(['free', 'busy', 'arrange', 'notReady']);

/** At work: free or busy with it. Who rests does not count (the documented "all offline or on break"). */
export function isOnline({ status, leaseUntil }: Candidate, now: number): boolean {
  return ONLINE.has(status) && leaseUntil > now;
}

/** Could be offered a session now. */
export function isFree(candidate: Candidate, now: number): boolean {
  const { status, load, capacity } = candidate;
  return status === 'free' && load < capacity && isOnline(candidate, now);
}

/** What `routing.resolve` wants to know of a group. */
export function countAgents(
  candidates: readonly Candidate[],
  now: number,
): { online: number; free: number } {
  return {
    online: candidates.filter((candidate) => isOnline(candidate, now)).length,
    free: candidates.filter((candidate) => isFree(candidate, now)).length,
  };
}

/** What an earlier service means for who is asked now. */
export interface Wishes {
  /** Who gave the session away: not asked. */
  not?: AgentId;
  /** Who gave it away, and has it back: asked before the others. */
  first?: AgentId;
}

/** Whom a session that waits wishes for, or not. */
export function wishesOf({ transfer }: QueuePlace): Wishes {
  if (transfer === undefined) return {};
  return transfer.isReturned ? { first: transfer.from.id } : { not: transfer.from.id };
}

/** The agent to offer a session: free, best place in the group, then the least recently served. */
export function chooseAgent<Member extends Candidate>(
  candidates: readonly Member[],
  now: number,
  { not, first: wanted }: Wishes = {},
): Member | null {
  const [first = null] = candidates
    .filter((candidate) => candidate.agent !== not && isFree(candidate, now))
    .sort(
      (a, b) =>
        Number(b.agent === wanted) - Number(a.agent === wanted) ||
        a.priority - b.priority ||
        a.servedAt - b.servedAt ||
        compareText(a.agent, b.agent),
    );
  return first;
}

/**
 * The session to serve next: strict order of arrival within a priority. Where only one agent is free,
 * what they gave away themselves does not keep them from those behind it.
 */
export function chooseSession<Session extends WaitingSession>(
  waiting: readonly Session[],
  onlyFree?: AgentId,
): Session | null {
  const [first = null] = waiting
    .filter(({ givenBy }) => givenBy === undefined || givenBy !== onlyFree)
    .sort(compareWaiting);
  return first;
}

/** The documented `${WaitNo}`: how many are served before this one. */
export function countAhead(waiting: readonly WaitingSession[], one: WaitingSession): number {
  return waiting.filter((other) => compareWaiting(other, one) < 0).length;
}

function compareWaiting(a: WaitingSession, b: WaitingSession): number {
  return a.priority - b.priority || a.queuedAt - b.queuedAt || compareText(a.session, b.session);
}

/** Order of code units: the same in every locale, and as in the database's "C" collation. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
