import { wishesOf } from '../../domain';
import { isOnline, membersOf } from '../../store/queue';
import type { ServiceContext } from '../context';
import type { LoadedSession } from './state-cache';

/**
 * How many are online in the session's group besides the agent to whom it is offered, and besides who
 * gave it away.
 */
export async function onlineWithoutOffered(
  { store, now }: Pick<ServiceContext, 'store' | 'now'>,
  { state }: LoadedSession,
): Promise<number> {
  if (state.stage !== 'offered') return 0;
  const members = await membersOf(store.db, state.queue.group.id);
  const { id } = state.offer.agent;
  const { not } = wishesOf(state.queue);
  const at = now();
  return members.filter((member) => ![id, not].includes(member.agent) && isOnline(member, at))
    .length;
}
