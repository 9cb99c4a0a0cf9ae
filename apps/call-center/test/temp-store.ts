import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/store/open-store';
import { createCluster } from '../src/store/pglite/create-cluster';
import type { OpenStoreOptions, Store } from '../src/store/store';

/** A place for a store, gone after the test. */
export interface StorePlace {
  url: string;
  open(options?: Partial<OpenStoreOptions>): Promise<Store>;
  drop(): Promise<void>;
}

/** Made once for a machine: a fresh cluster takes seconds, a copy of one does not. */
const TEMPLATE = join(tmpdir(), `ccc-store-template-${process.getuid?.() ?? 0}-0.5.16`);

/**
 * An embedded store in a directory of its own, without fsync unless it is asked for
 * (`open({ skipFsyncForTests: false })`).
 */
export async function pglitePlace(): Promise<StorePlace & { dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'ccc-store-'));
  cpSync(await template(), join(dir, 'pgdata'), { recursive: true });
  const url = `pglite:${dir}`;
  return {
    dir,
    url,
    open: (options) => openStore({ url, skipFsyncForTests: true, ...options }),
    drop: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The same, open; `close` removes it too. */
export async function openTempStore(): Promise<Store> {
  const place = await pglitePlace();
  const store = await place.open();
  return {
    kind: store.kind,
    db: store.db,
    async close() {
      await store.close();
      await place.drop();
    },
  };
}

async function template(): Promise<string> {
  if (existsSync(TEMPLATE)) return TEMPLATE;
  const own = mkdtempSync(`${TEMPLATE}-`);
  try {
    await createCluster(join(own, 'pgdata'));
    renameSync(join(own, 'pgdata'), TEMPLATE);
  } catch (error) {
    // Another test process was quicker.
    if (!existsSync(TEMPLATE)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return TEMPLATE;
}
