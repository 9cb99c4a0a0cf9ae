import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
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

const STEPS = join(__dirname, '../src/store/migrations');

/** What a place begins with: a database without tables, or with those of this version. */
type Beginning = 'cluster' | 'schema';

/** Made once for a machine and a schema: making one takes seconds, a copy does not. */
const TEMPLATES = join(
  tmpdir(),
  `ccc-store-templates-${process.getuid?.() ?? 0}-0.5.16-${hashOfFiles(STEPS)}`,
);

/**
 * An embedded store in a directory of its own, without fsync unless it is asked for
 * (`open({ skipFsyncForTests: false })`).
 */
export async function pglitePlace(
  beginning: Beginning = 'schema',
): Promise<StorePlace & { dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'ccc-store-'));
  cpSync(await template(beginning), join(dir, 'pgdata'), { recursive: true });
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

async function template(beginning: Beginning): Promise<string> {
  const made = join(TEMPLATES, beginning);
  if (existsSync(made)) return made;
  mkdirSync(TEMPLATES, { recursive: true });
  const own = mkdtempSync(`${made}-`);
  try {
    await createCluster(join(own, 'pgdata'));
    if (beginning === 'schema') {
      const store = await openStore({ url: `pglite:${own}`, skipFsyncForTests: true });
      await store.close();
    }
    renameSync(join(own, 'pgdata'), made);
  } catch (error) {
    // Another test process was quicker.
    if (!existsSync(made)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return made;
}

function hashOfFiles(dir: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(dir).sort()) hash.update(readFileSync(join(dir, name)));
  return hash.digest('hex').slice(0, 12);
}
