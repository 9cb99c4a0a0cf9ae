import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { seededRandom } from '../../../test/seeded-random';
import { pglitePlace } from '../../../test/temp-store';

const TEST_DIR = join(__dirname, '../../../test');
const KILLS = 5;

/** Starts an inserting process and kills it soon after `acknowledgements`; the last pair that it acknowledged. */
async function insertAndKill(
  url: string,
  first: number,
  acknowledgements: number,
): Promise<number> {
  const args = [
    '-r',
    join(TEST_DIR, 'register-swc.cjs'),
    '--conditions=source',
    join(TEST_DIR, 'insert-until-killed.ts'),
    url,
    String(first),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let last = first - 1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === first - 1 + acknowledgements) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return last;
}

it(`has every acknowledged pair, whole, after ${KILLS} kills`, async () => {
  const random = seededRandom(11);
  const place = await pglitePlace();
  let acknowledged = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const count = 20 + Math.floor(random() * 200);
    acknowledged = await insertAndKill(place.url, acknowledged + 1, count);

    const store = await place.open();
    const rows = await store.db.selectFrom('instances').select('sdk_app_id as id').execute();
    await store.close();
    const ids = new Set(rows.map((row) => row.id));
    const pairs = Array.from({ length: acknowledged }, (_, index) => index + 1);
    expect(pairs.filter((id) => !ids.has(id))).toEqual([]);
    expect([...ids].filter((id) => !ids.has(-id))).toEqual([]);
    // The pair that was committed but not yet printed counts as well.
    acknowledged = Math.max(...ids);
  }
  await place.drop();
}, 180_000);
