import type { SessionEvent, SessionId } from '@ccc/protocol';
import {
  emptySessionView,
  foldEvents,
  type Perspective,
  type FileUrls,
  type SessionView,
} from './session-view';

/** Where a session is followed from, when not from its first event on. */
export interface SessionStart {
  /** The last event that is left out. */
  after: number;
  /** The facts up to there that tell where the session stands. */
  landmarks: readonly SessionEvent[];
}

/** A session without its events up to `after`, standing where it stood then. */
export function viewFrom(
  session: SessionId,
  perspective: Perspective,
  { after, landmarks }: SessionStart,
): SessionView {
  const stood = foldEvents(emptySessionView(session, perspective), landmarks);
  return { ...stood, items: [], after, lastSeq: after };
}

/**
 * Puts older events before those of the view. What happened to their messages later is known
 * from the view's effects; who sent them, from those before.
 * @param events All from the first one on up to `view.after`, in order.
 */
export function foldBefore(
  view: SessionView,
  events: readonly SessionEvent[],
  fileUrls?: FileUrls,
): SessionView {
  const first = events[0]?.seq ?? view.after + 1;
  const before = view.effects.filter(({ seq }) => seq < first);
  const later = view.effects.filter(({ seq }) => seq > view.after);
  const empty = { ...emptySessionView(view.session, view.perspective), commands: view.commands };
  const older = foldEvents(empty, [...before, ...events, ...later], fileUrls);
  const isNew = ({ seq = 0 }: { seq?: number | undefined }) => seq >= first && seq <= view.after;
  return {
    ...view,
    after: first - 1,
    customer: view.customer ?? older.customer,
    items: [...older.items.filter(isNew), ...view.items],
    effects: older.effects,
  };
}
