import { CccError, type SessionId } from '@ccc/protocol';
import type { SessionState } from '../../domain';
import type { ServiceContext } from '../context';
import type { Person } from '../login/person';
import type { LoadedSession } from './state-cache';

/** Whose session it is: enough to say who may see it. */
interface Belonging {
  sdkAppId: number;
  customerId: string;
  agentId: string | null;
}

/**
 * Sees to it that the person may see the session: the customer whose it is, the agent who has it or is
 * offered it, an administrator of the instance. Whatever is not theirs is as unknown as what never was.
 * @throws CccError `session.unknown`
 */
export function requireSight(person: Person, session: Belonging): void {
  if (!maySee(person, session)) throw new CccError('session.unknown');
}

function maySee(person: Person, { sdkAppId, customerId, agentId }: Belonging): boolean {
  if (person.sdkAppId !== sdkAppId) return false;
  if (person.kind === 'customer') return person.id === customerId;
  return person.role === 'admin' || person.id === agentId;
}

/** The same for a session in the engine's hand. */
export function requireSightOfLoaded(person: Person, { sdkAppId, state }: LoadedSession): void {
  requireSight(person, { sdkAppId, customerId: state.customer.id, agentId: agentOf(state) });
}

/** Where the session stands, if the person may see it; else null. */
export async function findVisible(
  { store }: Pick<ServiceContext, 'store'>,
  person: Person,
  session: SessionId,
): Promise<{ lastSeq: number; isOver: boolean } | null> {
  const row = await store.db
    .selectFrom('sessions')
    .select(['sdk_app_id', 'customer_id', 'agent_id', 'last_seq', 'stage'])
    .where('id', '=', session)
    .executeTakeFirst();
  if (!row) return null;
  const belonging = {
    sdkAppId: row.sdk_app_id,
    customerId: row.customer_id,
    agentId: row.agent_id,
  };
  if (!maySee(person, belonging)) return null;
  return { lastSeq: row.last_seq, isOver: row.stage === 'completed' };
}

function agentOf(state: SessionState): string | null {
  if (state.stage === 'offered') return state.offer.agent.id;
  return 'service' in state ? (state.service?.agent.id ?? null) : null;
}
