import { sql } from 'kysely';
import { openTempStore } from '../../test/temp-store';
import { CUSTOMER_TABLES, SESSION_TABLES } from './personal-data';

/** Whether a table says whose a row is by one of these columns. */
const COLUMNS = ['session_id', 'customer_id'];

test('every table that names a session or a customer is removed and exported with them', async () => {
  const store = await openTempStore();
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and column_name = any(${COLUMNS}::text[])
    order by table_name`.execute(store.db);
  await store.close();
  const covered: Record<string, string> = { ...SESSION_TABLES, ...CUSTOMER_TABLES };
  const missing = rows.filter(({ table }) => table !== 'sessions' && !(table in covered));
  expect(missing).toEqual([]);
  for (const [table, column] of Object.entries(covered)) {
    expect(rows).toContainEqual({ table, column });
  }
}, 30_000);
