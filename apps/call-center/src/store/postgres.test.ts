import { postgresPlace } from '../../test/postgres-place';
import { serviceUrl } from '../../test/services';
import { openStore } from './open-store';
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
      expect(updated).toEqual([{ steps: ['0001-initial'] }]);
      await Promise.all(stores.map((store) => store.close()));
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
