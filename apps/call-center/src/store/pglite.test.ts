import { pglitePlace } from '../../test/temp-store';
import { describeStore } from './store.contract';

describeStore('embedded store', pglitePlace);

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
});
