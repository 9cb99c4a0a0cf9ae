import type { DeskTask, SessionId } from '@ccc/protocol';

const STAGE_ORDER: Record<DeskTask['stage'], number> = { offered: 0, active: 1, ended: 2 };

/** The order of the list: what rings, what runs, what waits to be completed; older work first. */
export function sortTasks(tasks: readonly DeskTask[]): DeskTask[] {
  return [...tasks].sort(
    (a, b) =>
      STAGE_ORDER[a.stage] - STAGE_ORDER[b.stage] ||
      (a.acceptedAt ?? a.queuedAt) - (b.acceptedAt ?? b.queuedAt) ||
      a.session.localeCompare(b.session),
  );
}

/** Work in hand: an offer is not yet ours, it is shown as a card of its own. */
export function tasksInHand(tasks: readonly DeskTask[]): DeskTask[] {
  return sortTasks(tasks.filter((task) => task.stage !== 'offered'));
}

/** What rings, the one that expires first before the others. */
export function offersOf(tasks: readonly DeskTask[]): DeskTask[] {
  return tasks
    .filter((task) => task.stage === 'offered' && task.offer !== undefined)
    .sort((a, b) => (a.offer?.expiresAt ?? 0) - (b.offer?.expiresAt ?? 0));
}

/** The sessions that were in hand and are no longer on the desk: completed, or passed on. */
export function goneFrom(before: readonly DeskTask[], after: readonly DeskTask[]): DeskTask[] {
  const still = new Set(after.map((task) => task.session));
  return tasksInHand(before).filter((task) => !still.has(task.session));
}

/** The session to show once the desk has changed: a kept choice, otherwise what has just begun. */
export function nextSelection(
  selected: SessionId | undefined,
  before: readonly DeskTask[],
  after: readonly DeskTask[],
): SessionId | undefined {
  const known = new Map(before.map((task) => [task.session, task.stage]));
  const begun = after.find(
    (task) => task.stage === 'active' && known.get(task.session) === 'offered',
  );
  if (begun) return begun.session;
  const inHand = tasksInHand(after);
  if (selected !== undefined) {
    const was = known.get(selected);
    const gone = was !== undefined && !inHand.some((task) => task.session === selected);
    if (!gone) return selected;
  }
  return inHand[0]?.session;
}
