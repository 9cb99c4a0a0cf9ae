import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { CccError, PATHS, type AgentLoginResponse } from '@ccc/protocol';
import { agentLoginRequestSchema, agentLoginResponseSchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { issueToken } from '../login/credentials';
import { requireInstance } from '../login/require-instance';
import { agentProfile, findAgent } from './agent-profile';
import { verifyPassword } from './passwords';

type LoginBody = Static<typeof agentLoginRequestSchema>;

/** `POST /api/v1/agent/login` */
export function agentLoginRoute(app: FastifyInstance, context: ServiceContext): void {
  app.post<{ Body: LoginBody }>(
    PATHS.agentLogin,
    {
      config: {
        rateLimit: {
          max: context.limits.agentLoginsPerMinute,
          timeWindow: 60_000,
          hook: 'preHandler',
          keyGenerator: ({ ip, body }: FastifyRequest) => `${ip} ${(body as LoginBody).email}`,
        },
      },
      schema: {
        summary: 'Log an agent or an administrator in',
        tags: ['login'],
        body: agentLoginRequestSchema,
        response: { 200: agentLoginResponseSchema },
      },
    },
    async ({ body }): Promise<AgentLoginResponse> => {
      const { sdkAppId, email, password } = body;
      await requireInstance(context, sdkAppId);
      const row = await findAgent(context, 'email', email.trim().toLowerCase(), sdkAppId);
      const fits = await verifyPassword(row?.password_hash, password);
      if (!row || !fits) throw new CccError('auth.badCredentials');
      const agent = agentProfile(row);
      const token = await issueToken(context, { kind: 'agent', id: agent.id, sdkAppId });
      return { ...token, agent };
    },
  );
}
