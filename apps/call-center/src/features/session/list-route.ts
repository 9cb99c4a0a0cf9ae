import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import {
  PATHS,
  asId,
  type AgentId,
  type CustomerId,
  type SessionListItem,
  type SessionListResponse,
  type SkillGroupId,
} from '@ccc/protocol';
import { sessionListQuerySchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import type { Person } from '../login/person';

const DEFAULT_LIMIT = 20;

/** `GET /api/v1/sessions`: the sessions that this person may see, the newest first. */
export function sessionListRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{ Querystring: Static<typeof sessionListQuerySchema> }>(
    PATHS.sessions,
    {
      schema: {
        summary: 'Sessions, the newest first',
        tags: ['sessions'],
        security: [{ bearer: [] }],
        querystring: sessionListQuerySchema,
      },
    },
    async (request): Promise<SessionListResponse> => {
      const { person } = await requireLogin(context, request);
      const { before, limit = DEFAULT_LIMIT } = request.query;
      const rows = await visibleSessions(context, person, before, limit);
      return { sessions: rows.map(itemOf) };
    },
  );
}

type Row = Awaited<ReturnType<typeof visibleSessions>>[number];

async function visibleSessions(
  { store }: ServiceContext,
  person: Person,
  before: number | undefined,
  limit: number,
) {
  return store.db
    .selectFrom('sessions')
    .innerJoin('customers', 'customers.id', 'sessions.customer_id')
    .select(['sessions.id', 'stage', 'customer_id', 'nickname', 'avatar_url', 'group_id'])
    .select(['group_name', 'agent_id', 'sessions.created_at', 'accepted_at', 'ended_at'])
    .select(['close_by', 'end_status', 'last_seq', 'last_text'])
    .where('sessions.sdk_app_id', '=', person.sdkAppId)
    .$if(person.kind === 'customer', (query) => query.where('customer_id', '=', person.id))
    .$if(person.kind === 'agent' && person.role !== 'admin', (query) =>
      query.where('agent_id', '=', person.id),
    )
    .$if(before !== undefined, (query) => query.where('sessions.created_at', '<', before ?? 0))
    .orderBy('sessions.created_at', 'desc')
    .limit(limit)
    .execute();
}

function itemOf(row: Row): SessionListItem {
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
    createdAt: row.created_at,
    ...(row.accepted_at === null ? {} : { acceptedAt: row.accepted_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.close_by === null ? {} : { closeBy: row.close_by as SessionListItem['closeBy'] }),
    ...(row.end_status === null ? {} : { endStatus: row.end_status }),
    lastSeq: row.last_seq,
    ...(row.last_text === null ? {} : { lastText: row.last_text }),
  };
}
