import { sql } from 'kysely';
import type { StorePlace } from '../../../test/temp-store';
import { seed } from '../../../test/store-fixtures';
import type { Store } from '../store';

/** What opening a store promises, whatever is behind it. */
export function describeSchema(createPlace: () => Promise<StorePlace>): void {
  describe('schema', () => {
    let place: StorePlace;
    let store: Store | undefined;

    beforeEach(async () => {
      place = await createPlace();
    });
    afterEach(async () => {
      await store?.close();
      store = undefined;
      await place.drop();
    });

    it('runs each step once and keeps the data when it is opened again', async () => {
      const told: string[] = [];
      const log = { info: (_: object, words: string) => told.push(words), warn() {}, error() {} };
      store = await place.open({ log });
      expect(told).toContain('the schema was brought up to date');
      await seed(store);
      await store.close();

      told.length = 0;
      store = await place.open({ log });
      expect(told).toEqual([]);
      const instances = await store.db.selectFrom('instances').select('name').execute();
      expect(instances).toEqual([{ name: 'Shop' }]);
    });

    it('refuses data of a newer version and names it', async () => {
      const newer = await place.open();
      await sql`insert into schema_steps (name) values ('9999-from-the-future')`.execute(newer.db);
      await newer.close();
      await expect(place.open()).rejects.toMatchObject({
        code: 'store.newer',
        params: { version: '9999-from-the-future' },
      });
    });

    it('reads counts, sums and times as numbers and JSON as values', async () => {
      store = await place.open();
      await seed(store);
      const at = 1_790_000_000_123;
      await store.db.updateTable('instances').set({ created_at: at }).execute();
      await store.db
        .insertInto('flow_versions')
        .values({ flow_id: 'flow-1', version: 1, definition: '{"nodes":[1]}', created_at: at })
        .execute();
      const row = await store.db
        .selectFrom('instances')
        .innerJoin('flow_versions', 'version', 'version')
        .select(({ fn }) => [fn.countAll().as('count'), fn.max('instances.created_at').as('at')])
        .select(sql`jsonb_agg(definition) -> 0`.as('definition'))
        .executeTakeFirstOrThrow();
      expect(row).toEqual({ count: 1, at, definition: { nodes: [1] } });
    });

    it('undoes a transaction that throws', async () => {
      store = await place.open();
      const { db } = store;
      const failing = db.transaction().execute(async (trx) => {
        await trx
          .insertInto('instances')
          .values({ sdk_app_id: 1, name: 'x', created_at: 0 })
          .execute();
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await db.selectFrom('instances').selectAll().execute()).toEqual([]);
    });

    it('goes on after a statement that fails', async () => {
      store = await place.open();
      const { db } = store;
      await expect(sql`select 1 / ${0}::int`.execute(db)).rejects.toMatchObject({ code: '22012' });
      await expect(sql`select no_such_column`.execute(db)).rejects.toMatchObject({ code: '42703' });
      expect((await sql`select ${1}::int as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    });

    it('lets 20 transactions at once through a single connection', async () => {
      store = await place.open({ poolSize: 1 });
      const { db } = store;
      const names = Array.from({ length: 20 }, (_, index) => index);
      await Promise.all(
        names.map((id) =>
          db.transaction().execute(async (trx) => {
            await trx
              .insertInto('instances')
              .values({ sdk_app_id: id, name: '', created_at: 0 })
              .execute();
            await trx
              .updateTable('instances')
              .set({ name: 'done' })
              .where('sdk_app_id', '=', id)
              .execute();
          }),
        ),
      );
      const done = await db.selectFrom('instances').select('name').execute();
      expect(done.map((row) => row.name)).toEqual(names.map(() => 'done'));
    });
  });
}
