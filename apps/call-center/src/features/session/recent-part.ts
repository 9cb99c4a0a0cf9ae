import type { SessionEvent, SessionId } from '@ccc/protocol';
import { readLandmarks } from '../../store/event-reader';
import type { ServiceContext } from '../context';
import type { Person } from '../login/person';
import { eventFor } from './event-for';

/** How much of a session's log a client wants to be told. */
interface Wanted {
  /** What it has already. Default 0. */
  lastSeq?: number;
  /** At most so many of the newest. Default: all. */
  recent?: number;
}

/** Where the replay of a session begins, and what tells where it stood there. */
export interface RecentPart {
  after: number;
  landmarks: SessionEvent[];
}

/** The newest part of a session that has `lastSeq` events, as this person may be told it. */
export async function recentPart(
  context: ServiceContext,
  person: Person,
  { session, lastSeq }: { session: SessionId; lastSeq: number },
  wanted: Wanted,
): Promise<RecentPart> {
  const after = Math.max(wanted.lastSeq ?? 0, lastSeq - (wanted.recent ?? Infinity));
  const landmarks = after > 0 ? await readLandmarks(context.store.db, session, after) : [];
  return { after, landmarks: landmarks.map((logged) => eventFor(person, logged, context)) };
}
