import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS, asId, type AgentStatus, type SessionId } from '@ccc/protocol';
import { explainWaiting, wishesOf, type SessionState } from '../../domain';
import { aheadOf, membersOf } from '../../store/queue';
import { readSession } from '../../store/session-log';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { requireSight } from '../session/session-access';

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const answer = Type.Object({
  stage: Type.String(),
  code: Type.String(),
  'zh-CN': Type.String(),
  en: Type.String(),
});

/** `GET /api/v1/sessions/:id/why`: why a session is where it is, in plain words. */
export function whyRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{ Params: Static<typeof params> }>(
    `${PATHS.sessions}/:id/why`,
    {
      schema: {
        summary: 'Why a session waits, or where it is',
        tags: ['sessions'],
        security: [{ bearer: [] }],
        params,
        response: { 200: answer },
      },
    },
    async (request): Promise<Static<typeof answer>> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'agent') throw new CccError('auth.forbidden');
      const id = asId<SessionId>(request.params.id);
      const read = await readSession(context.store.db, id);
      if (!read || read.row.sdk_app_id !== person.sdkAppId) throw new CccError('session.unknown');
      const { row } = read;
      const isMember = row.group_id !== null && (await isIn(context, row.group_id, person.id));
      if (!isMember) {
        const { sdk_app_id: sdkAppId, customer_id: customerId, agent_id: agentId } = row;
        requireSight(person, { sdkAppId, customerId, agentId, consultedId: null });
      }
      return explain(context, id, row.state as SessionState);
    },
  );
}

async function explain(
  context: ServiceContext,
  session: SessionId,
  state: SessionState,
): Promise<Static<typeof answer>> {
  const { stage } = state;
  if (stage === 'queued' || stage === 'offered') {
    const { not } = wishesOf(state.queue);
    const members = await membersOf(context.store.db, state.queue.group.id);
    const reason = explainWaiting({
      offer:
        stage === 'offered'
          ? { nickname: state.offer.agent.nickname, expiresAt: state.offer.expiresAt }
          : null,
      ahead: await aheadOf(context.store.db, session),
      candidates: members
        .filter(({ agent }) => agent !== not)
        .map((each) => ({ ...each, status: each.status as AgentStatus })),
      now: context.now(),
    });
    return { stage, ...reason };
  }
  if (stage === 'flow') {
    return { stage, code: 'inFlow', 'zh-CN': '服务流正在与客户对话。', en: 'The flow is talking.' };
  }
  const agent = state.service?.agent;
  if (stage === 'active' && agent) {
    return {
      stage,
      code: 'inService',
      'zh-CN': `客服 ${agent.nickname}（${agent.staffNo}）正在接待。`,
      en: `Agent ${agent.nickname} (${agent.staffNo}) is serving.`,
    };
  }
  return { stage, code: 'over', 'zh-CN': '会话已结束。', en: 'The session is over.' };
}

async function isIn({ store }: ServiceContext, group: string, agent: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('skill_group_members')
    .select('agent_id')
    .where('group_id', '=', group)
    .where('agent_id', '=', agent)
    .executeTakeFirst();
  return row !== undefined;
}
