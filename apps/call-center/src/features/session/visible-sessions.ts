import {
  asId,
  type AgentId,
  type CustomerId,
  type SessionListItem,
  type SkillGroupId,
} from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { Person } from '../login/person';

/** What a list says of a session. */
export type VisibleSession = Awaited<
  ReturnType<ReturnType<typeof visibleSessions>['execute']>
>[number];

/** The sessions that this person may see, the newest first: theirs, or all for an administrator. */
export function visibleSessions(
  { store }: Pick<ServiceContext, 'store'>,
  person: Person,
  before: number | undefined,
) {
  return sessionsOf({ store }, person.sdkAppId, before)
    .$if(person.kind === 'customer', (query) => query.where('customer_id', '=', person.id))
    .$if(person.kind === 'agent' && person.role !== 'admin', (query) =>
      query.where('agent_id', '=', person.id),
    );
}

/** Every session of the instance, the newest first. */
export function sessionsOf(
  { store }: Pick<ServiceContext, 'store'>,
  sdkAppId: number,
  before: number | undefined,
) {
  return store.db
    .selectFrom('sessions')
    .innerJoin('customers', 'customers.id', 'sessions.customer_id')
    .leftJoin('agents', 'agents.id', 'sessions.agent_id')
    .select(['sessions.id', 'stage', 'customer_id', 'customers.nickname', 'customers.avatar_url'])
    .select(['group_id', 'group_name', 'agent_id', 'agents.nickname as agent_nickname'])
    .select(['sessions.created_at', 'accepted_at', 'ended_at'])
    .select(['close_by', 'end_status', 'last_seq', 'last_text'])
    .where('sessions.sdk_app_id', '=', sdkAppId)
    .$if(before !== undefined, (query) => query.where('sessions.created_at', '<', before ?? 0))
    .orderBy('sessions.created_at', 'desc');
}

/** The row as the wire says it. */
export function listItemOf(row: VisibleSession): SessionListItem {
  return {
    session: asId(row.id),
    stage: row.stage as SessionListItem['stage'],
    customer: {
      id: asId<CustomerId>(row.customer_id),
      nickname: row.nickname,
      ...(row.avatar_url === null ? {} : { avatarUrl: row.avatar_url }),
    },
    ...(row.group_id === null
      ? {}
      : { group: { id: asId<SkillGroupId>(row.group_id), name: row.group_name ?? '' } }),
    ...(row.agent_id === null ? {} : { agent: asId<AgentId>(row.agent_id) }),
    ...(row.agent_nickname === null ? {} : { agentNickname: row.agent_nickname }),
    createdAt: row.created_at,
    ...(row.accepted_at === null ? {} : { acceptedAt: row.accepted_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.close_by === null ? {} : { closeBy: row.close_by as SessionListItem['closeBy'] }),
    ...(row.end_status === null ? {} : { endStatus: row.end_status }),
    lastSeq: row.last_seq,
    ...(row.last_text === null ? {} : { lastText: row.last_text }),
  };
}
