import type { FastifyInstance } from 'fastify';
import { PATHS } from '@ccc/protocol';
import { sql } from 'kysely';
import { toStoreError } from '../../store/store-error';
import type { ServiceContext } from '../context';

/** `GET /healthz`: 200 while the store answers. */
export function healthRoute(app: FastifyInstance, { store }: ServiceContext): void {
  app.get(
    PATHS.health,
    { logLevel: 'warn', schema: { summary: 'Whether the service can store', tags: ['service'] } },
    async () => {
      try {
        await sql`select 1`.execute(store.db);
      } catch (error) {
        throw toStoreError(error);
      }
      return { status: 'ok' };
    },
  );
}
