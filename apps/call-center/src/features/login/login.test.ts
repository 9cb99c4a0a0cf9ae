import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO } from '../../demo/seed-demo';
import { createHttpWeChatApi } from '../../wechat/http-wechat-api';
import { ServicePlace } from '../../../test/service-place';

const LOGIN = '/api/v1/customer/login';
const { sdkAppId } = DEMO;

let place: ServicePlace;
let nowMs = Date.now();

beforeAll(async () => {
  place = await ServicePlace.open();
  await place.start({ now: () => nowMs });
}, 30_000);

afterAll(() => place.close());

async function codeOf(body: object): Promise<unknown> {
  return (await place.post(LOGIN, body)).body.code;
}

test('a code logs the same user in as the same customer each time', async () => {
  const one = await place.post(LOGIN, { sdkAppId, jsCode: await place.loginCode('A') });
  const two = await place.post(LOGIN, { sdkAppId, jsCode: await place.loginCode('A') });
  const other = await place.post(LOGIN, { sdkAppId, jsCode: await place.loginCode('B') });
  expect(one.body).toMatchObject({ customer: { nickname: expect.stringMatching(/^访客\w{6}$/) } });
  expect(two.body.customer).toEqual(one.body.customer);
  expect(two.body.token).not.toBe(one.body.token);
  expect(other.body.openid).not.toBe(one.body.openid);
  expect(JSON.stringify(one.body)).not.toMatch(/session_?key/i);
});

test('a code that is used, old or made up is refused by what WeChat says', async () => {
  const used = await place.loginCode('A');
  await place.post(LOGIN, { sdkAppId, jsCode: used });
  expect(await codeOf({ sdkAppId, jsCode: used })).toBe('auth.codeUsed');
  const old = await place.loginCode('A');
  nowMs += 5 * 60_000 + 1;
  expect(await codeOf({ sdkAppId, jsCode: old })).toBe('auth.codeInvalid');
  expect(await codeOf({ sdkAppId, jsCode: 'made-up' })).toBe('auth.codeInvalid');
});

test('an impatient client that asks twice at once is answered twice', async () => {
  const jsCode = await place.loginCode('A');
  const answers = await Promise.all([1, 2].map(() => place.post(LOGIN, { sdkAppId, jsCode })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('a stored openid logs in with its key and nothing else', async () => {
  const { body } = await place.post(LOGIN, { sdkAppId, jsCode: await place.loginCode('A') });
  const { openid, openidKey } = body;
  expect((await place.post(LOGIN, { sdkAppId, openid, openidKey })).body).toMatchObject({
    openid,
    openidKey,
    customer: body.customer,
  });
  expect(await codeOf({ sdkAppId, openid })).toBe('auth.openidUnknown');
  expect(await codeOf({ sdkAppId, openid, openidKey: 'guess' })).toBe('auth.openidUnknown');
  expect(await codeOf({ sdkAppId, openid: 'oNobody', openidKey })).toBe('auth.openidUnknown');
});

test('name and picture are kept from login and profile', async () => {
  const profile = { nickname: '小明', avatarUrl: 'https://example.com/a.png' };
  const jsCode = await place.loginCode('P');
  const { body } = await place.post(LOGIN, { sdkAppId, jsCode, profile });
  expect(body.customer).toMatchObject(profile);
  const token = String(body.token);
  const changed = await place.post('/api/v1/customer/profile', { nickname: '大明' }, token);
  expect(changed.body).toEqual({ ...(body.customer as object), nickname: '大明' });
  expect((await place.get('/api/v1/me', token)).body).toMatchObject({
    kind: 'customer',
    customer: { nickname: '大明', avatarUrl: profile.avatarUrl },
  });
});

test('bad logins are refused by what is wrong with them', async () => {
  const jsCode = await place.loginCode('A');
  expect(await codeOf({ sdkAppId: 1400999999, jsCode })).toBe('instance.unknown');
  expect(await codeOf({ sdkAppId })).toBe('request.malformed');
  expect(await codeOf({ sdkAppId: 'x', jsCode })).toBe('request.malformed');
  const sealed = { encryptedData: 'AAAA', iv: 'AAAA' };
  expect(await codeOf({ sdkAppId, jsCode, ...sealed })).toBe('auth.decryptFailed');
});

test('an agent logs in with mail and password, in any case of the mail', async () => {
  const body = { sdkAppId, email: '2222@QQ.com', password: DEMO.password };
  const { status, body: answer } = await place.post('/api/v1/agent/login', body);
  expect([status, answer.agent]).toEqual([
    200,
    {
      id: 'li-si',
      name: '李四',
      nickname: '阿狸',
      staffNo: '000010',
      email: '2222@qq.com',
      role: 'agent',
    },
  ]);
  for (const wrong of [{ password: 'demo@1400' }, { email: 'nobody@qq.com' }]) {
    const refusal = await place.post('/api/v1/agent/login', { ...body, ...wrong });
    expect([refusal.status, refusal.body.code]).toEqual([401, 'auth.badCredentials']);
  }
});

test('a login without its mini-program bound names what to mend', async () => {
  await place.store.db.updateTable('channels').set({ app_secret: 'wrong' }).execute();
  expect(await codeOf({ sdkAppId, jsCode: await place.loginCode('A') })).toBe(
    'auth.appSecretInvalid',
  );
  await place.store.db.updateTable('channels').set({ app_secret: DEMO.appSecret }).execute();
});

test('too many guesses at a password are slowed down', async () => {
  const { server } = await place.start({ limits: { agentLoginsPerMinute: 3 } });
  const guess = { sdkAppId, email: '3333@qq.com', password: 'guess' };
  const codes = [];
  for (let count = 0; count < 5; count++) {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/agent/login',
      payload: guess,
    });
    codes.push(answer.json<{ code: string }>().code);
  }
  expect(codes.slice(2)).toEqual(['auth.badCredentials', 'rate.limited', 'rate.limited']);
});

describe('WeChat over HTTP', () => {
  let server: Server;
  let answer: { status: number; text: string };

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => server.close());

  function ask(timeoutMs = 2000) {
    const { port } = server.address() as AddressInfo;
    const api = createHttpWeChatApi({ baseUrl: `http://127.0.0.1:${port}/`, timeoutMs });
    return api.jscode2session({ appId: 'wx', appSecret: 'hush', jsCode: 'c' });
  }

  test.each([
    [40029, 'auth.codeInvalid'],
    [40163, 'auth.codeUsed'],
    [42003, 'auth.codeExpired'],
    [40226, 'auth.riskyUser'],
    [40013, 'auth.appSecretInvalid'],
    [40125, 'auth.appSecretInvalid'],
    [45011, 'rate.limited'],
    [-1, 'wechat.unreachable'],
    [99999, 'wechat.unreachable'],
  ])('errcode %d is %s', async (errcode, code) => {
    answer = { status: 200, text: JSON.stringify({ errcode, errmsg: 'x' }) };
    await expect(ask()).rejects.toMatchObject({ code });
  });

  test('the session key and the openid are read', async () => {
    answer = { status: 200, text: '{"openid":"o1","session_key":"k","unionid":"u"}' };
    await expect(ask()).resolves.toEqual({ openid: 'o1', sessionKey: 'k', unionid: 'u' });
  });

  test('an answer that is none, and no answer, are wechat.unreachable without the secret', async () => {
    answer = { status: 502, text: '<html>bad gateway</html>' };
    const error = await ask().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'wechat.unreachable' });
    expect(JSON.stringify(error)).not.toContain('hush');
    const nowhere = createHttpWeChatApi({ baseUrl: 'http://127.0.0.1:9', timeoutMs: 500 });
    await expect(
      nowhere.jscode2session({ appId: 'wx', appSecret: 'hush', jsCode: 'c' }),
    ).rejects.toMatchObject({ code: 'wechat.unreachable' });
  });
});
