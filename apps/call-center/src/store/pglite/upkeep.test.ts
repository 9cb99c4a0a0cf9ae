import { sql } from 'kysely';
import { openTempStore } from '../../../test/temp-store';
import type { Store } from '../store';
import { keepUp } from './upkeep';

describe('upkeep of the embedded database', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTempStore();
  });
  afterEach(() => store.close());

  async function read<Value>(expression: string): Promise<Value> {
    const { rows } = await sql<{ value: Value }>`select ${sql.raw(expression)} as value`.execute(
      store.db,
    );
    return rows[0]!.value;
  }
  const redoPoint = (): Promise<string> =>
    read('(select redo_lsn::text from pg_control_checkpoint())');
  const fill = (rows: number, chars: number): Promise<unknown> =>
    sql`insert into events (session_id, seq, at, name, actor_kind, data)
      select 'fill', ${rows} + n, 0, 'message.sent', 'system', jsonb_build_object('x', repeat('ab ', ${chars}::int / 3))
      from generate_series(1, ${rows}::int) n`.execute(store.db);

  it('makes a checkpoint when much was written since the last one, and only then', async () => {
    const before = await redoPoint();
    await keepUp(store.db);
    expect(await redoPoint()).toBe(before);

    // Short enough not to be compressed: about 40 MB.
    await fill(22_000, 1_800);
    expect(await redoPoint()).toBe(before);
    await keepUp(store.db);
    expect(await redoPoint()).not.toBe(before);
  });

  it('gives the place of old row versions back', async () => {
    await fill(3_000, 10);
    const grow = async (): Promise<number> => {
      await sql`update events set at = at + 1`.execute(store.db);
      await keepUp(store.db);
      return read("pg_relation_size('events')::int");
    };
    await grow();
    const settled = await grow();
    for (let round = 0; round < 5; round += 1) await grow();
    expect(await grow()).toBeLessThanOrEqual(settled * 1.2);
  });
});
