import type { Kysely } from 'kysely';
import type { Database } from './tables';

/** An open database. Never hold a connection (a transaction) across anything but queries: a pool may have one. */
export interface Store {
  readonly kind: 'embedded' | 'postgres';
  readonly db: Kysely<Database>;
  close(): Promise<void>;
}

/** What the store says about itself; pino fits. */
export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface OpenStoreOptions {
  /** `pglite:<directory>` (embedded, durable) or `postgres://…`. */
  url: string;
  /** Connections; the embedded store always has one. @default 10 */
  poolSize?: number;
  /** @default silent */
  log?: StoreLog;
  /** Statements that take longer are logged. @default 500 */
  slowQueryMs?: number;
  /**
   * Only for tests: the embedded store then starts faster and loses everything with the power.
   * @default false
   */
  skipFsyncForTests?: boolean;
}
