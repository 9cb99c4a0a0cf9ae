import type { FastifyInstance } from 'fastify';
import { CccError, PATHS, asId, type QueueResponse } from '@ccc/protocol';
import { sql } from 'kysely';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';

/** More than anybody reads; the sum is said beside them. */
const MAX_WAITING = 100;

/** `GET /api/v1/queue`: who waits in the groups of this agent, the longest first. */
export function queueRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get(
    PATHS.queue,
    {
      schema: {
        summary: 'Who waits in the groups of the agent',
        tags: ['sessions'],
        security: [{ bearer: [] }],
      },
    },
    async (request): Promise<QueueResponse> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'agent') throw new CccError('auth.forbidden');
      const rows = await waitingFor(context, person.id);
      return {
        waiting: rows.map((row) => ({
          session: asId(row.id),
          customer: {
            id: asId(row.customer_id),
            nickname: row.nickname,
            ...(row.avatar_url === null ? {} : { avatarUrl: row.avatar_url }),
          },
          group: { id: asId(row.group_id), name: row.group_name ?? '' },
          priority: row.priority,
          queuedAt: row.queued_at ?? row.created_at,
          ...(row.last_text === null ? {} : { lastText: row.last_text }),
        })),
        total: rows[0]?.total ?? 0,
        now: context.now(),
      };
    },
  );
}

function waitingFor({ store }: ServiceContext, agent: string) {
  return store.db
    .selectFrom('skill_group_members as member')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.group_id', '=', 'member.group_id')
        .on('sessions.stage', '=', sql.lit('queued')),
    )
    .innerJoin('customers', 'customers.id', 'sessions.customer_id')
    .select(['sessions.id', 'customer_id', 'nickname', 'avatar_url', 'member.group_id'])
    .select(['group_name', 'sessions.priority', 'queued_at', 'sessions.created_at', 'last_text'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('member.agent_id', '=', agent)
    .orderBy('queued_at')
    .orderBy('sessions.id')
    .limit(MAX_WAITING)
    .execute();
}
