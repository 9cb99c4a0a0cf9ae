import { isOnline, membersOf } from '../../store/queue';
import type { ServiceContext } from '../context';
import type { LoadedSession } from './state-cache';

/** How many are online in the session's group besides the agent to whom it is offered. */
export async function onlineWithoutOffered(
  { store, now }: Pick<ServiceContext, 'store' | 'now'>,
  { state }: LoadedSession,
): Promise<number> {
  if (state.stage !== 'offered') return 0;
  const members = await membersOf(store.db, state.queue.group.id);
  const { id } = state.offer.agent;
  const at = now();
  return members.filter((member) => member.agent !== id && isOnline(member, at)).length;
}
