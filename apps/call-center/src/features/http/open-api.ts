import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Describes every route that is registered afterwards, at `/api/v1/openapi.json`. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Open CCC',
        version: '1',
        description: 'The HTTP side of the service; the socket is described in SPEC.md.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
