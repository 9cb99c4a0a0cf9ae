import type { FastifyInstance } from 'fastify';
import { CccError, PATHS, type AgentStatus, type DirectoryResponse } from '@ccc/protocol';
import { sql } from 'kysely';
import { directoryResponseSchema } from '@ccc/protocol/schema';
import {
  cardOf,
  groupsOf,
  isFree,
  isOnline,
  membersOfAll,
  type Candidate,
} from '../../store/queue';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';

/** `GET /api/v1/directory`: the groups and agents of one's own instance, for a transfer. */
export function directoryRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get(
    PATHS.directory,
    {
      schema: {
        summary: 'To whom a session can be transferred',
        tags: ['agents'],
        security: [{ bearer: [] }],
        response: { 200: directoryResponseSchema },
      },
    },
    async (request): Promise<DirectoryResponse> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'agent') throw new CccError('auth.forbidden');
      return readDirectory(context, person.sdkAppId);
    },
  );
}

async function readDirectory(
  { store: { db }, now }: ServiceContext,
  sdkAppId: number,
): Promise<DirectoryResponse> {
  const groups = await groupsOf(db, { sdkAppId });
  const members = await membersOfAll(db, sdkAppId);
  const rows = await db
    .selectFrom('sessions')
    .select(({ fn }) => ['group_id', fn.countAll<number>().as('count')])
    .where('sdk_app_id', '=', sdkAppId)
    .where('stage', '=', sql.lit('queued'))
    .groupBy('group_id')
    .execute();
  const waiting = new Map(rows.map((row) => [row.group_id, row.count]));
  const at = now();
  return {
    groups: groups.map(({ id, name }) => {
      const own = members.filter(({ group }) => group === id);
      return {
        id,
        name,
        online: own.filter((member) => isOnline(member, at)).length,
        free: own.filter((member) => isFree(member, at)).length,
        waiting: waiting.get(id) ?? 0,
      };
    }),
    agents: agentsAmong(members, at),
  };
}

/** Each once, however many groups they are in. */
function agentsAmong(members: readonly Candidate[], at: number): DirectoryResponse['agents'] {
  const agents = new Map<string, DirectoryResponse['agents'][number]>();
  for (const member of members) {
    const isPresent = member.leaseUntil > at;
    const known = agents.get(member.agent) ?? {
      ...cardOf(member),
      name: member.name,
      status: isPresent ? (member.status as AgentStatus) : ('offline' as const),
      isFree: false,
      groups: [],
    };
    agents.set(member.agent, {
      ...known,
      isFree: known.isFree || isFree(member, at),
      groups: [...known.groups, member.group],
    });
  }
  return [...agents.values()].sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1));
}
