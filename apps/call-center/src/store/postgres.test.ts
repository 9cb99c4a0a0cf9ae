import { sql } from 'kysely';
import { postgresPlace } from '../../test/postgres-place';
import { serviceUrl } from '../../test/services';
import { MIGRATIONS } from './migrations';
import { openStore } from './open-store';
import { toStoreError } from './store-error';
import { describeStore } from './store.contract';

const serverUrl = serviceUrl('TCCC_TEST_POSTGRES_URL');

if (serverUrl) {
  describeStore('PostgreSQL store', () => postgresPlace(serverUrl));

  describe('PostgreSQL store', () => {
    it('is brought up to date once by four nodes that start together', async () => {
      const place = await postgresPlace(serverUrl);
      const updated: object[] = [];
      const log = { info: (fields: object) => updated.push(fields), warn() {}, error() {} };
      const stores = await Promise.all([0, 1, 2, 3].map(() => place.open({ log })));
      expect(updated).toEqual([{ steps: MIGRATIONS.map(({ name }) => name) }]);
      await Promise.all(stores.map((store) => store.close()));
      await place.drop();
    });

    it('survives the loss of its connections, idle and in a transaction', async () => {
      const place = await postgresPlace(serverUrl);
      const store = await place.open({ poolSize: 2 });
      const other = await place.open();
      const kill = (pid: number): Promise<unknown> =>
        sql`select pg_terminate_backend(${pid}::int, 5000)`.execute(other.db);
      const pidOf = async (db: typeof store.db): Promise<number> =>
        (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]!.pid;

      const broken = store.db.transaction().execute(async (trx) => {
        await kill(await pidOf(trx));
        return pidOf(trx);
      });
      expect(await broken.catch(toStoreError)).toMatchObject({ code: 'store.unavailable' });

      const idle = await pidOf(store.db);
      await kill(idle);
      const answers = [0, 1, 2].map(() => pidOf(store.db).catch(toStoreError));
      expect((await Promise.all(answers)).length).toBe(3);
      expect(await pidOf(store.db)).not.toBe(idle);
      await Promise.all([store.close(), other.close()]);
      await place.drop();
    });
  });
}

describe('a PostgreSQL that is not there', () => {
  it('is said to be unavailable', async () => {
    const opening = openStore({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
    await expect(opening).rejects.toMatchObject({ code: 'store.unavailable' });
  });

  it('is not looked for under another scheme', async () => {
    const opening = openStore({ url: 'mysql://127.0.0.1/x' });
    await expect(opening).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'store' },
    });
  });
});
