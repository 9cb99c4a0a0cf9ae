import {
  CccError,
  asId,
  type OfferId,
  type SkillGroupId,
  type TransferTarget,
} from '@ccc/protocol';
import { TRANSFER_PRIORITY, type OfferTo, type SessionCommand } from '../../domain';
import {
  candidates,
  cardOf,
  groupsOf,
  isFree,
  isOnline,
  membersOf,
  waitingIn,
  type Candidate,
} from '../../store/queue';
import type { ServiceContext } from '../context';
import type { LoadedSession } from '../session/state-cache';

type Target = Pick<
  Extract<SessionCommand, { name: 'session.transfer' }>,
  'group' | 'ask' | 'online' | 'ahead'
>;

/**
 * What a transfer is decided upon: the group, whether anybody is there, and the agent who is to be asked.
 * @throws CccError `transfer.targetUnknown`, `transfer.agentUnavailable`
 */
export async function findTarget(
  context: ServiceContext,
  loaded: LoadedSession,
  to: TransferTarget,
): Promise<Target> {
  const { db } = context.store;
  const { sdkAppId, state } = loaded;
  const giver = state.stage === 'active' ? state.service.agent.id : null;
  const at = context.now();
  if (!('agent' in to)) {
    const [group] = await groupsOf(db, { sdkAppId, id: to.group });
    if (!group) throw new CccError('transfer.targetUnknown');
    const members = await membersOf(db, group.id);
    const others = members.filter((each) => each.agent !== giver && isOnline(each, at));
    const ahead = await waitingIn(db, group.id, TRANSFER_PRIORITY);
    return { group, ask: null, online: others.length, ahead };
  }
  const groups = await groupsOf(db, { sdkAppId, member: to.agent });
  const own = 'queue' in state ? state.queue?.group.id : undefined;
  for (const group of inOrderOf(groups, to.group, own)) {
    const member = (await membersOf(db, group.id)).find((each) => each.agent === to.agent);
    // Whoever has the session is refused by the session itself.
    if (!member || (!isFree(member, at) && member.agent !== giver)) continue;
    return { group, ask: offerTo(context, member), online: 1, ahead: 0 };
  }
  const isKnown = groups.some(({ id }) => to.group === undefined || id === to.group);
  throw new CccError(isKnown ? 'transfer.agentUnavailable' : 'transfer.targetUnknown');
}

/**
 * Whom a consultation asks: the agent who is named, or of a group who would be served next; `ask` is null where
 * nobody of it is free.
 * @throws CccError `transfer.targetUnknown`, `transfer.agentUnavailable`
 */
export async function findColleague(
  context: ServiceContext,
  loaded: LoadedSession,
  to: TransferTarget,
): Promise<Pick<Target, 'group' | 'ask'>> {
  const { group, ask } = await findTarget(context, loaded, to);
  if ('agent' in to) return { group, ask };
  const [first] = await candidates(context.store.db, group.id, context.now());
  return { group, ask: first ? offerTo(context, first) : null };
}

function offerTo({ newId }: ServiceContext, member: Candidate): OfferTo {
  return {
    offer: asId<OfferId>(newId()),
    agent: cardOf(member),
    timeoutMs: member.offerTimeoutMs,
  };
}

/** Only the wanted group, if one is wanted; else the session's own before the others. */
function inOrderOf<Group extends { id: SkillGroupId }>(
  groups: readonly Group[],
  wanted: SkillGroupId | undefined,
  own: SkillGroupId | undefined,
): Group[] {
  if (wanted !== undefined) return groups.filter(({ id }) => id === wanted);
  return [...groups].sort((a, b) => Number(b.id === own) - Number(a.id === own));
}
