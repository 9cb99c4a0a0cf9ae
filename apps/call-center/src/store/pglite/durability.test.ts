import fs from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { sql } from 'kysely';
import { ForgetfulDisk } from '../../../test/power-loss';
import { seededRandom } from '../../../test/seeded-random';
import { pglitePlace } from '../../../test/temp-store';
import { openStore } from '../open-store';
import { toStoreError } from '../store-error';
import type { Store } from '../store';
import { FsyncNodeFS } from './fsync-node-fs';

/** An insert of its own transaction: what is acknowledged. */
async function insert({ db }: Store, id: number): Promise<void> {
  await db
    .insertInto('instances')
    .values({ sdk_app_id: id, name: 'x'.repeat(500), created_at: 0 })
    .execute();
}

async function idsIn({ db }: Store): Promise<number[]> {
  const rows = await db
    .selectFrom('instances')
    .select('sdk_app_id')
    .orderBy('sdk_app_id')
    .execute();
  return rows.map((row) => row.sdk_app_id);
}

describe('durability of the embedded store', () => {
  let place: Awaited<ReturnType<typeof pglitePlace>>;

  beforeEach(async () => {
    place = await pglitePlace();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await place.drop();
  });

  it('syncs at least once for every commit', async () => {
    const store = await place.open({ skipFsyncForTests: false });
    const sync = jest.spyOn(fs, 'fdatasyncSync');
    for (let id = 0; id < 20; id += 1) await insert(store, id);
    expect(sync.mock.calls.length).toBeGreaterThanOrEqual(20);
    await store.close();
  });

  it('refuses to run when a commit syncs nothing', async () => {
    jest.spyOn(FsyncNodeFS.prototype, 'init').mockImplementation(NodeFS.prototype.init);
    await expect(place.open({ skipFsyncForTests: false })).rejects.toMatchObject({
      code: 'store.notDurable',
      params: { dir: place.dir },
    });
    jest.restoreAllMocks();
    await (await place.open({ skipFsyncForTests: false })).close();
  });

  it('acknowledges nothing any more once a sync has failed', async () => {
    const told: string[] = [];
    const log = { info() {}, warn() {}, error: (_: object, words: string) => told.push(words) };
    const store = await place.open({ skipFsyncForTests: false, log });
    await insert(store, 1);
    const sync = jest.spyOn(fs, 'fdatasyncSync').mockImplementation(() => {
      throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
    });
    const codeOf = (id: number): Promise<unknown> => insert(store, id).catch(toStoreError);
    expect(await codeOf(2)).toMatchObject({ code: 'store.unavailable' });
    sync.mockRestore();
    expect(await codeOf(3)).toMatchObject({ code: 'store.unavailable' });
    expect(told).toEqual(['fsync failed: nothing more is stored']);
    await store.close();
  });

  it('makes a new database whole or not at all', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ccc-first-'));
    mkdirSync(join(dir, 'pgdata.creating'));
    writeFileSync(join(dir, 'pgdata.creating', 'PG_VERSION'), 'half of it');
    const store = await openStore({ url: `pglite:${dir}` });
    await insert(store, 1);
    expect(await idsIn(store)).toEqual([1]);
    expect(fs.readdirSync(dir).sort()).toEqual(['lock.json', 'pgdata']);
    const databases = await sql`select datname from pg_database`.execute(store.db);
    expect(databases.rows).toEqual([{ datname: 'postgres' }]);
    await store.close();
    rmSync(dir, { recursive: true });
  }, 60_000);

  /** What is in the database after a restart; nothing when it does not even start. */
  async function survivors(dir: string): Promise<number[]> {
    try {
      const store = await openStore({ url: `pglite:${dir}`, skipFsyncForTests: true });
      const ids = await idsIn(store);
      await store.close();
      return ids;
    } catch {
      return [];
    }
  }

  /** Loses the power at 6 moments while rows are inserted; how many acknowledged rows each has lost. */
  async function lossesWith(
    options: { skipFsyncForTests: boolean },
    luck: () => number,
  ): Promise<number[]> {
    await (await place.open(options)).close();
    const store = await place.open(options);
    const disk = new ForgetfulDisk(join(place.dir, 'pgdata'), luck);
    const moments: Array<{ dir: string; acknowledged: number }> = [];
    const lose = (acknowledged: number): void => {
      const dir = `${place.dir}/lost-${moments.length}`;
      disk.loseTo(join(dir, 'pgdata'));
      moments.push({ dir, acknowledged });
    };
    for (let id = 1; id <= 60; id += 1) {
      if (id === 35) await sql`checkpoint`.execute(store.db);
      const pending = insert(store, id);
      if (id % 15 === 4) lose(id - 1);
      await pending;
      if (id % 30 === 9) lose(id);
    }
    disk.stop();
    await store.close();

    const losses: number[] = [];
    for (const { dir, acknowledged } of moments) {
      const ids = new Set(await survivors(dir));
      const promised = Array.from({ length: acknowledged }, (_, index) => index + 1);
      losses.push(promised.filter((id) => !ids.has(id)).length);
    }
    return losses;
  }

  it('loses no acknowledged row with the power, whatever else had reached the disk', async () => {
    const losses = await lossesWith({ skipFsyncForTests: false }, seededRandom(7));
    expect(losses).toEqual([0, 0, 0, 0, 0, 0]);
  }, 120_000);

  it('would lose them all without fsync, so that the test above can fail', async () => {
    const nothingMore = (): number => 1;
    const losses = await lossesWith({ skipFsyncForTests: true }, nothingMore);
    expect(losses).toEqual([3, 9, 18, 33, 39, 48]);
  }, 120_000);
});
