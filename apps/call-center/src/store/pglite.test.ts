import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pglitePlace } from '../../test/temp-store';
import { describeStore } from './store.contract';
import { toStoreError } from './store-error';

describeStore('embedded store', () => pglitePlace('cluster'));

describe('embedded store', () => {
  it('lets one at a time have a directory, and says who has it', async () => {
    const place = await pglitePlace();
    const store = await place.open();
    await expect(place.open()).rejects.toMatchObject({
      code: 'store.locked',
      params: { dir: place.dir, pid: process.pid },
    });
    await store.close();
    await (await place.open()).close();
    await place.drop();
  });

  it('stores nothing more once another process has taken its directory', async () => {
    const place = await pglitePlace();
    let lost = (): void => {};
    const noticed = new Promise<void>((resolve) => (lost = resolve));
    const store = await place.open({ log: { info() {}, warn() {}, error: () => lost() } });
    const [file, words] = [join(place.dir, 'lock.json'), '{"pid":1,"nonce":"theirs"}'];
    writeFileSync(file, words);
    await noticed;
    const insert = store.db
      .insertInto('instances')
      .values({ sdk_app_id: 1, name: '', created_at: 0 })
      .execute();
    expect(await insert.catch(toStoreError)).toMatchObject({ code: 'store.unavailable' });
    await store.close();
    expect(readFileSync(file, 'utf8')).toBe(words);
    await place.drop();
  });
});
