import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CccError, type ErrorCode, type ErrorResponse } from '@ccc/protocol';

/** Status by code where the area alone does not say it. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  'auth.forbidden': 403,
  'auth.decryptFailed': 400,
  'auth.riskyUser': 403,
  'auth.appSecretInvalid': 502,
  'frame.tooLarge': 413,
  'file.tooLarge': 413,
  'file.kindMismatch': 415,
  'file.unknown': 404,
  'file.linkInvalid': 403,
  'file.quota': 429,
  'rate.limited': 429,
  'wechat.unreachable': 502,
  'store.unavailable': 503,
  'file.storeUnavailable': 503,
  'request.notFound': 404,
  'media.ticketUnknown': 404,
  'media.ticketExpired': 410,
  'media.legGone': 410,
  'media.callOver': 410,
  'media.notParticipant': 403,
  'instance.unknown': 404,
  'session.unknown': 404,
  'flow.unknown': 404,
  'customer.unknown': 404,
  'customer.blocked': 403,
  'note.unknown': 404,
  'reply.unknown': 404,
  'limit.reached': 409,
};

/** What else may answer a request for nothing; null: it does not. */
type NotFoundFallback = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null;

/** Every answer that is not 2xx has the same body, whatever went wrong. */
export function installErrorReplies(app: FastifyInstance, fallback: NotFoundFallback): void {
  app.setErrorHandler((thrown: FastifyError, request, reply) => {
    const error = toCccError(thrown, request);
    if (error.kind === 'bug') request.log.error({ err: thrown }, 'request failed');
    else if (error.kind === 'operational')
      request.log.warn({ code: error.code, origin: error.origin }, 'request refused');
    return replyWith(error, request, reply);
  });
  app.setNotFoundHandler(
    (request, reply) =>
      fallback(request, reply) ?? replyWith(new CccError('request.notFound'), request, reply),
  );
}

function replyWith(error: CccError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body: ErrorResponse = {
    code: error.code,
    message: error.message,
    requestId: request.id,
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    ...(Object.keys(error.params).length === 0 ? {} : { params: { ...error.params } }),
  };
  if (error.retryAfterMs !== undefined) {
    void reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
  }
  return reply.code(statusOf(error.code)).send(body);
}

function statusOf(code: ErrorCode): number {
  const known = STATUS[code];
  if (known !== undefined) return known;
  if (code.startsWith('auth.')) return 401;
  return code === 'internal' || code === 'unknown' ? 500 : 400;
}

function toCccError(thrown: FastifyError, request: FastifyRequest): CccError {
  if (thrown instanceof CccError) return thrown;
  if (thrown.validation) {
    return new CccError('request.malformed', { params: { problem: thrown.message } });
  }
  if (thrown.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new CccError('frame.tooLarge', { params: { max: request.routeOptions.bodyLimit ?? 0 } });
  }
  if (thrown.statusCode !== undefined && thrown.statusCode < 500) {
    return new CccError('request.malformed', { params: { problem: thrown.message } });
  }
  return new CccError('internal', { params: { requestId: request.id }, origin: thrown });
}
