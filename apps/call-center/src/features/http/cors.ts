import type { FastifyInstance } from 'fastify';

/** Lets pages of the named origins call the API. Logins are bearer tokens: no cookie ever goes along. */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return;
    void reply
      .header('access-control-allow-origin', origin)
      .header('vary', 'origin')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-allow-methods', 'GET, POST, PUT, DELETE')
      .header('access-control-max-age', '600');
    if (request.method === 'OPTIONS') return reply.code(204).send();
  });
}
