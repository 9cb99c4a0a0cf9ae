import type { Kysely } from 'kysely';
import type { Database } from './tables';

/** An open database. Never hold a connection (a transaction) across anything but queries: a pool may have one. */
export interface Store {
  readonly kind: 'embedded' | 'postgres';
  readonly db: Kysely<Database>;
  close(): Promise<void>;
}

export interface OpenStoreOptions {
  /** `pglite:<directory>` (embedded, durable) or `postgres://…`. */
  url: string;
  /** Connections; the embedded store always has one. @default 10 */
  poolSize?: number;
}
