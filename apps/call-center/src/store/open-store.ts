import { CccError } from '@ccc/protocol';
import { Kysely, PostgresDialect, type LogEvent } from 'kysely';
import { Pool, types } from 'pg';
import { migrate } from './migrate';
import { PreparedPool } from './prepared-pool';
import { openPglite, type EmbeddedDatabase } from './pglite/open-pglite';
import { startUpkeep } from './pglite/upkeep';
import type { OpenStoreOptions, Store } from './store';
import { toStoreError } from './store-error';
import type { Database } from './tables';

const INT8 = 20;

/**
 * Opens the store and brings its schema to this version.
 *
 * @throws CccError `config.invalid` (unknown scheme), `store.locked`, `store.notDurable`,
 * `store.newer`, `store.unavailable`.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  // Milliseconds and counts, far below 2^53.
  types.setTypeParser(INT8, Number);
  const { kind, pool, close } = await openDatabase(options);
  pool.on('error', (error) => options.log?.warn({ err: error }, 'an idle connection was lost'));
  // Lost between two statements of a transaction: without a listener it would end the process. The
  // next statement fails, and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new PreparedPool(pool) }),
    log: (event) => logQuery(options, event),
  });
  const upkeep = kind === 'embedded' ? startUpkeep(db, options.log) : null;
  const store: Store = {
    kind,
    db,
    async close() {
      await upkeep?.stop();
      await db.destroy();
      await close();
    },
  };
  try {
    const steps = await migrate(db);
    if (steps.length > 0) options.log?.info({ steps }, 'the schema was brought up to date');
    return store;
  } catch (error) {
    await store.close();
    throw toStoreError(error);
  }
}

async function openDatabase(
  options: OpenStoreOptions,
): Promise<EmbeddedDatabase & Pick<Store, 'kind'>> {
  const { url, poolSize = 10 } = options;
  if (url.startsWith('pglite:')) {
    return { kind: 'embedded', ...(await openPglite(url.slice('pglite:'.length), options)) };
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const pool = new Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 5_000 });
    return { kind: 'postgres', pool, close: async () => {} };
  }
  throw new CccError('config.invalid', {
    params: { name: 'store', problem: 'pglite:<directory> or postgres://…' },
  });
}

function logQuery({ log, slowQueryMs = 500 }: OpenStoreOptions, event: LogEvent): void {
  if (event.queryDurationMillis < slowQueryMs) return;
  const durationMs = Math.round(event.queryDurationMillis);
  log?.warn({ sql: event.query.sql, durationMs }, 'slow query');
}
