import { writeSync } from 'node:fs';
import { openStore } from '../src/store/open-store';

const STDOUT = 1;

/** Inserts pairs of rows into the store at argv[2], from number argv[3] on, and prints each pair that is committed. */
async function main(url: string, first: number): Promise<void> {
  const { db } = await openStore({ url });
  for (let id = first; ; id += 1) {
    const row = { sdk_app_id: id, name: 'one', created_at: 0 };
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('instances').values(row).execute();
      await trx
        .insertInto('instances')
        .values({ ...row, sdk_app_id: -id })
        .execute();
    });
    writeSync(STDOUT, `${id}\n`);
  }
}

void main(process.argv[2]!, Number(process.argv[3]));
