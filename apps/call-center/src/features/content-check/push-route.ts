import { Type, type Static } from '@sinclair/typebox';
import { CccError } from '@ccc/protocol';
import type { FastifyInstance } from 'fastify';
import type { MediaCheck } from './media-check';
import { isFromWeChat } from './push-signature';
import { readMediaResult } from './read-media-result';

/** The address of the mini-program's 消息推送. */
export const PUSH_PATH = '/api/v1/wechat/push';

const text = Type.String({ maxLength: 256 });
const query = Type.Object({
  signature: text,
  timestamp: text,
  nonce: text,
  echostr: Type.Optional(text),
});
type Query = Static<typeof query>;

const schema = { hide: true, querystring: query };

/** Takes what WeChat pushes: results of checks. Everything else that it tells is none of ours. */
export async function pushRoute(
  app: FastifyInstance,
  { check, token }: { check: MediaCheck; token: string },
): Promise<void> {
  await app.register(async (scope) => {
    // WeChat says `text/xml` as well, whatever the body is.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    scope.addHook<{ Querystring: Query }>('preValidation', async (request) => {
      const { signature = '', timestamp = '', nonce = '' } = request.query;
      if (!isFromWeChat(token, { signature, timestamp, nonce })) {
        throw new CccError('auth.forbidden');
      }
    });
    /** How WeChat asks, when the address is entered, whether it is ours. */
    scope.get<{ Querystring: Query }>(PUSH_PATH, { schema }, async (request, reply) =>
      reply.type('text/plain').send(request.query.echostr ?? ''),
    );
    scope.post<{ Querystring: Query; Body: string }>(
      PUSH_PATH,
      { schema },
      async (request, reply) => {
        const result = readMediaResult(request.body);
        if (result?.judgement) await check.judged(result.trace, result.judgement);
        else if (result) await check.failed(result.trace, result.problem);
        // Anything else would be said again.
        return reply.type('text/plain').send('success');
      },
    );
  });
}
