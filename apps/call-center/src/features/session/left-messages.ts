import { asId, type AgentId, type LeftMessageItem, type SessionId } from '@ccc/protocol';
import { sql } from 'kysely';
import type { LeftState } from '../../domain/session-state';
import type { ServiceContext } from '../context';
import type { AgentPerson } from '../login/person';
import { listItemOf, sessionsOf } from './visible-sessions';

/** More than anybody has to know: then it is many. */
const MAX_COUNTED = 100;

/** Sessions with a left message that this agent may see to: of their groups, of none; an administrator, all. */
export function leftFor({ store }: Pick<ServiceContext, 'store'>, person: AgentPerson) {
  return store.db
    .selectFrom('sessions')
    .where('sessions.sdk_app_id', '=', person.sdkAppId)
    .where('sessions.left_message', 'is not', null)
    .$if(person.role !== 'admin', (query) =>
      query.where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('sessions.group_id', 'is', null),
          exists(
            selectFrom('skill_group_members as member')
              .select('member.group_id')
              .whereRef('member.group_id', '=', 'sessions.group_id')
              .where('member.agent_id', '=', person.id),
          ),
        ]),
      ),
    );
}

/** Whether a message was left there that this agent may see to. */
export async function mayHandle(
  context: Pick<ServiceContext, 'store'>,
  person: AgentPerson,
  session: SessionId,
): Promise<boolean> {
  const row = await leftFor(context, person)
    .select('sessions.id')
    .where('sessions.id', '=', session)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many nobody has seen to, up to 100. */
export async function countOpen(
  context: Pick<ServiceContext, 'store'>,
  person: AgentPerson,
): Promise<number> {
  const rows = await leftFor(context, person)
    .select('sessions.id')
    .where('sessions.left_message', '=', 'open')
    .limit(MAX_COUNTED)
    .execute();
  return rows.length;
}

/** Which of them: of one session, or those left before a time (ms since 1970). */
interface Wanted {
  handled: boolean;
  before?: number | undefined;
  session?: SessionId;
  limit: number;
}

const LEFT_AT = sql<number>`(sessions.state -> 'left' ->> 'at')::bigint`;

/** The newest first. */
export async function leftMessages(
  context: Pick<ServiceContext, 'store'>,
  person: AgentPerson,
  { handled, before, session, limit }: Wanted,
): Promise<LeftMessageItem[]> {
  const rows = await sessionsOf(context, person.sdkAppId, undefined)
    .clearOrderBy()
    .where('sessions.left_message', '=', handled ? 'handled' : 'open')
    .where('sessions.id', 'in', leftFor(context, person).select('sessions.id'))
    .leftJoin('agents as handler', (join) =>
      join.on('handler.id', '=', sql<string>`sessions.state -> 'left' -> 'handled' ->> 'by'`),
    )
    .select(sql<LeftState>`sessions.state -> 'left'`.as('left'))
    .select('handler.nickname as handler_nickname')
    .$if(session !== undefined, (query) => query.where('sessions.id', '=', session ?? ''))
    .$if(before !== undefined, (query) => query.where(LEFT_AT, '<', before ?? 0))
    .orderBy(LEFT_AT, 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { text, contact, at, handled: done } = row.left;
    const by = done && { id: asId<AgentId>(done.by), nickname: row.handler_nickname ?? '' };
    return {
      ...listItemOf(row),
      left: {
        text,
        at,
        ...(contact === undefined ? {} : { contact }),
        ...(done && by ? { handled: { by, at: done.at } } : {}),
      },
    };
  });
}
