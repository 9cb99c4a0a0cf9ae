import { CccError, type SessionId } from '@ccc/protocol';
import { sql } from 'kysely';
import type { SessionState } from '../../domain';
import type { ServiceContext } from '../context';
import type { AgentPerson, Person } from '../login/person';
import { mayHandle } from './left-messages';
import type { LoadedSession } from './state-cache';

/** Whose session it is: enough to say who may see it. */
interface Belonging {
  sdkAppId: number;
  customerId: string;
  agentId: string | null;
  /** Who is asked into its call. */
  consultedId: string | null;
}

/**
 * Sees to it that the person may see the session: the customer whose it is, the agent who has it, is offered
 * it or is asked into its call, an administrator of the instance. Whatever is not theirs is as unknown as what never was.
 * @throws CccError `session.unknown`
 */
export function requireSight(person: Person, session: Belonging): void {
  if (!maySee(person, session)) throw new CccError('session.unknown');
}

function maySee(person: Person, belonging: Belonging): boolean {
  const { sdkAppId, customerId, agentId, consultedId } = belonging;
  if (person.sdkAppId !== sdkAppId) return false;
  if (person.kind === 'customer') return person.id === customerId;
  return person.role === 'admin' || person.id === agentId || person.id === consultedId;
}

/** The same for a session in the engine's hand. */
export function requireSightOfLoaded(person: Person, { sdkAppId, state }: LoadedSession): void {
  requireSight(person, {
    sdkAppId,
    customerId: state.customer.id,
    agentId: agentOf(state),
    consultedId: state.call?.consult?.agent.id ?? null,
  });
}

/** Where a session stands. */
interface Standing {
  lastSeq: number;
  isOver: boolean;
}

/** Where the session stands, if the person may see it; else null. */
export async function findVisible(
  context: Pick<ServiceContext, 'store'>,
  person: Person,
  session: SessionId,
): Promise<Standing | null> {
  const found = await findStanding(context, session);
  return found && maySee(person, found.belonging) ? found.standing : null;
}

/**
 * The same for whoever only reads. An agent also reads what has ended in their groups with a customer
 * they know, and what they have a left message of.
 */
export async function findReadable(
  context: Pick<ServiceContext, 'store'>,
  person: Person,
  session: SessionId,
): Promise<Standing | null> {
  const found = await findStanding(context, session);
  if (!found) return null;
  const { belonging, standing } = found;
  if (maySee(person, belonging)) return standing;
  if (person.kind !== 'agent' || person.sdkAppId !== belonging.sdkAppId) return null;
  const mayRead =
    (await mayReadPast(context, person, session)) || (await mayHandle(context, person, session));
  return mayRead ? standing : null;
}

async function mayReadPast(
  { store }: Pick<ServiceContext, 'store'>,
  person: AgentPerson,
  session: SessionId,
): Promise<boolean> {
  const row = await store.db
    .selectFrom('sessions')
    .innerJoin('skill_group_members as member', 'member.group_id', 'sessions.group_id')
    .select('sessions.id')
    .where('sessions.id', '=', session)
    .where('sessions.stage', 'in', ['ended', 'completed'])
    .where('member.agent_id', '=', person.id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('sessions as own')
          .select('own.id')
          .whereRef('own.customer_id', '=', 'sessions.customer_id')
          .where('own.agent_id', '=', person.id),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

async function findStanding(
  { store }: Pick<ServiceContext, 'store'>,
  session: SessionId,
): Promise<{ belonging: Belonging; standing: Standing } | null> {
  const row = await store.db
    .selectFrom('sessions')
    .select(['sdk_app_id', 'customer_id', 'agent_id', 'consult_agent_id', 'last_seq', 'stage'])
    .select(sql<string | null>`state -> 'snapshot' ->> 'awaiting'`.as('awaiting'))
    .where('id', '=', session)
    .executeTakeFirst();
  if (!row) return null;
  const belonging = {
    sdkAppId: row.sdk_app_id,
    customerId: row.customer_id,
    agentId: row.agent_id,
    consultedId: row.consult_agent_id,
  };
  // A flow that asked for a rating with the end still has something to say.
  const isOver = row.stage === 'completed' && row.awaiting !== 'rating';
  return { belonging, standing: { lastSeq: row.last_seq, isOver } };
}

function agentOf(state: SessionState): string | null {
  if (state.stage === 'offered') return state.offer.agent.id;
  return 'service' in state ? (state.service?.agent.id ?? null) : null;
}
