import type { CannedReply } from '@ccc/protocol';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const PATH = '/api/v1/canned-replies';
const TEXT = { group: '售后', title: '补发', content: '已为您补发，\n请留意物流。' };

describe.each(STORE_KINDS)('canned replies (%s store)', (kind) => {
  let place: ServicePlace;
  let agent: string;
  let colleague: string;
  let admin: string;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    await place.start();
    agent = await place.agentToken('2222@qq.com');
    colleague = await place.agentToken('3333@qq.com');
    admin = await place.agentToken('admin@example.com');
  }, 30_000);

  afterEach(() => place.close());

  const list = async (token: string) =>
    (await place.get(PATH, token)).body['replies'] as CannedReply[];
  const add = (scope: string, token: string) => place.post(PATH, { scope, ...TEXT }, token);

  test('the shared ones are kept by administrators and read by every agent', async () => {
    expect((await add('shared', agent)).body.code).toBe('auth.forbidden');
    const { status, body } = await add('shared', admin);
    expect([status, body]).toEqual([201, { id: expect.any(String), scope: 'shared', ...TEXT }]);
    expect(await list(agent)).toContainEqual(body);
    const path = `${PATH}/${String(body['id'])}`;
    const changed = { ...TEXT, content: '改过' };
    expect((await place.put(path, changed, agent)).body.code).toBe('auth.forbidden');
    expect((await place.put(path, changed, admin)).body).toEqual({ ...body, ...changed });
    expect((await place.delete(path, agent)).body.code).toBe('auth.forbidden');
    expect((await place.delete(path, admin)).status).toBe(200);
    expect((await place.delete(path, admin)).body.code).toBe('reply.unknown');
  });

  test('what an agent keeps is unknown to everybody else', async () => {
    const { body } = await add('own', agent);
    expect((await list(agent)).map(({ id }) => id)).toContain(body['id']);
    const path = `${PATH}/${String(body['id'])}`;
    for (const other of [colleague, admin]) {
      expect((await list(other)).map(({ id }) => id)).not.toContain(body['id']);
      expect((await place.put(path, TEXT, other)).body.code).toBe('reply.unknown');
      expect((await place.delete(path, other)).body.code).toBe('reply.unknown');
    }
    expect((await place.delete(path, agent)).status).toBe(200);
  });

  test('an import brings all or nothing, up to a bound', async () => {
    const many = (count: number, content = 'x') =>
      Array.from({ length: count }, (_, n) => ({ group: '', title: `t${n}`, content }));
    const bring = (scope: string, replies: object[], token: string) =>
      place.post(`${PATH}/import`, { scope, replies }, token);
    expect((await bring('shared', many(1), agent)).body.code).toBe('auth.forbidden');
    const bad = [...many(2), { group: '', title: ' ', content: 'x' }];
    expect((await bring('own', bad, agent)).body.code).toBe('request.malformed');
    const before = (await list(agent)).length;
    expect((await bring('own', many(150, '长'.repeat(4000)), agent)).status).toBe(201);
    expect((await bring('own', many(51), agent)).body.code).toBe('limit.reached');
    expect(await list(agent)).toHaveLength(before + 150);
    expect((await bring('own', many(50), agent)).status).toBe(201);
  });

  test('too long, blank or unknown is refused; customers have none of it', async () => {
    const long = { scope: 'own', ...TEXT, content: 'x'.repeat(4001) };
    expect((await place.post(PATH, long, agent)).body.code).toBe('request.malformed');
    expect((await place.post(PATH, { scope: 'all', ...TEXT }, admin)).body.code).toBe(
      'request.malformed',
    );
    const customer = await place.customerToken('Zhang San');
    expect((await place.get(PATH, customer)).body.code).toBe('auth.forbidden');
    expect((await add('own', customer)).body.code).toBe('auth.forbidden');
  });
});
