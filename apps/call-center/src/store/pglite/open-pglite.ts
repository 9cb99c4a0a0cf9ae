import { join } from 'node:path';
import { CccError } from '@ccc/protocol';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import type { OpenStoreOptions } from '../store';
import { createCluster } from './create-cluster';
import { lockDirectory } from './directory-lock';
import { MessageGate } from './message-gate';
import { FsyncNodeFS } from './fsync-node-fs';

/** Files of the database, inside the data directory, beside the lock. */
const CLUSTER = 'pgdata';

const SETTINGS = [
  'wal_sync_method=fsync',
  // A new segment filled with zeros first costs 40 to 130 ms on the main thread.
  'wal_init_zero=off',
  'shared_buffers=16MB',
  'random_page_cost=1.1',
];

export interface EmbeddedDatabase {
  pool: Pool;
  /** Ends the database and gives the directory back; the pool must be ended first. */
  close(): Promise<void>;
}

/**
 * Opens the embedded PostgreSQL in `dir` behind a pool of its one connection, and makes sure that a
 * commit reaches the disk.
 *
 * @throws CccError `store.locked`, `store.notDurable`.
 */
export async function openPglite(
  dir: string,
  options: Pick<OpenStoreOptions, 'log' | 'skipFsyncForTests'>,
): Promise<EmbeddedDatabase> {
  let gate: MessageGate | undefined;
  const lock = await lockDirectory(dir, {
    onWait: (holder) =>
      options.log?.info({ dir, holder }, 'another host had this directory: waiting'),
    onLost: () => {
      gate?.fail(new Error('another process has taken the directory'));
      options.log?.error({ dir }, 'the lock was lost: nothing more is stored');
    },
  });
  try {
    const { created } = await createCluster(join(dir, CLUSTER));
    if (created) options.log?.info({ dir }, 'a new database was created');
    const fs = new FsyncNodeFS(join(dir, CLUSTER), (error) =>
      options.log?.error({ err: error, dir }, 'fsync failed: nothing more is stored'),
    );
    const pglite = await PGlite.create({ fs, startParams: startParams(options) });
    gate = new MessageGate(pglite);
    const close = async (): Promise<void> => {
      // After a failed sync nobody knows what the disk has: a last checkpoint would vouch for it.
      if (!gate?.failure) await pglite.close();
      lock.release();
    };
    if (!options.skipFsyncForTests && !(await reachesTheDisk(pglite, fs))) {
      await close();
      throw new CccError('store.notDurable', { params: { dir } });
    }
    // The adapter needs no more of PGlite than this, and has all of a connection that pg uses.
    const gated: Pick<PGlite, 'execProtocolStream' | 'waitReady'> = gate;
    const config: object = createPgConfig(gated as PGlite);
    return { pool: new Pool({ ...config, max: 1, idleTimeoutMillis: 0 }), close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function startParams(options: Pick<OpenStoreOptions, 'skipFsyncForTests'>): string[] {
  const settings = [...SETTINGS, `fsync=${options.skipFsyncForTests ? 'off' : 'on'}`];
  return [
    ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
}

/** Counts what one commit syncs: the ways in which this can silently stop are all PGlite's own. */
async function reachesTheDisk(pglite: PGlite, fs: FsyncNodeFS): Promise<boolean> {
  await pglite.exec(
    'create table if not exists durability_check (id integer primary key, at timestamptz not null)',
  );
  const before = fs.fsyncCount;
  await pglite.exec(`insert into durability_check values (1, now())
    on conflict (id) do update set at = excluded.at`);
  return fs.fsyncCount > before;
}
