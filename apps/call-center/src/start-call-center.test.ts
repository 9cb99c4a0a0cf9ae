import { rmSync } from 'node:fs';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { closeCode } from '@ccc/protocol';
import { waitFor } from '@ccc/testkit';
import { WireClient } from '@ccc/protocol/conformance';
import { openSession, refused, say } from '../test/conversation';
import { pglitePlace } from '../test/temp-store';
import { DEMO } from './demo/seed-demo';
import { RISKY_TEST_WORDS } from './wechat/stand-in-checks';
import { startCallCenter } from './start-call-center';

const QUIET = { host: '127.0.0.1', port: 0, logLevel: 'silent' } as const;

async function post(url: string, body: object): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, string>;
}

describe('startCallCenter', () => {
  let data: string;

  beforeEach(async () => {
    data = (await pglitePlace()).dir;
  });

  afterEach(() => rmSync(data, { recursive: true, force: true }));

  test('with demo there is an instance, a mini-program and WeChat, and the data stays', async () => {
    const first = await startCallCenter({ ...QUIET, data, demo: true });
    const logIn = async (baseUrl: string) => {
      const { code } = await post(`${baseUrl}/dev/wechat/simulator/login-codes`, {
        appid: DEMO.appId,
        user: 'A',
      });
      const { sdkAppId } = DEMO;
      return post(`${baseUrl}/api/v1/customer/login`, { sdkAppId, jsCode: code });
    };
    const before = await logIn(first.url);
    const client = await WireClient.connect(first.url, before.token!);
    await first.close();
    expect(await client.waitForClose()).toBe(closeCode('goingAway'));

    const second = await startCallCenter({ ...QUIET, data, demo: true });
    expect((await logIn(second.url)).customer).toEqual(before.customer);
    await second.close();
  }, 30_000);

  test('who is being answered when it stops is answered, and does not hold it', async () => {
    const service = await startCallCenter({ ...QUIET, data });
    const agent = new Agent({ keepAlive: true });
    const body = JSON.stringify({ sdkAppId: 1, jsCode: 'x' });
    const asking = request(`${service.url}/api/v1/customer/login`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        expect: '100-continue',
      },
    });
    asking.flushHeaders();
    // The service has read the head, and waits for the rest.
    await once(asking, 'continue');
    const closed = service.close();
    await waitFor(() =>
      fetch(service.url).then(
        () => false,
        () => true,
      ),
    );
    const answered = once(asking, 'response');
    asking.end(body);
    const [answer] = (await answered) as [IncomingMessage];
    expect(answer.statusCode).toBe(404);
    answer.resume();
    await closed;
    agent.destroy();
  }, 30_000);

  test('without demo there is no instance and no stand-in', async () => {
    const service = await startCallCenter({ ...QUIET, data });
    const answer = await post(`${service.url}/dev/wechat/simulator/login-codes`, {});
    expect(answer.code).toBe('request.notFound');
    await service.close();
  }, 30_000);

  test('with contentCheck the stand-in judges what the demonstration’s customers write', async () => {
    const judging = { contentCheck: 'wechat', contentCheckTimeoutMs: 10_000 } as const;
    const service = await startCallCenter({ ...QUIET, data, demo: true, ...judging });
    const { code } = await post(`${service.url}/dev/wechat/simulator/login-codes`, {
      appid: DEMO.appId,
      user: 'A',
    });
    const { sdkAppId } = DEMO;
    const login = { sdkAppId, jsCode: code };
    const { token } = await post(`${service.url}/api/v1/customer/login`, login);
    const customer = await WireClient.connect(service.url, token!);
    const session = await openSession(customer);
    await say(customer, session, '1');
    const risky = { content: { type: 'text', text: `…${RISKY_TEST_WORDS[0]}…` } };
    expect(await refused(customer, 'message.send', risky, session)).toBe('message.refusedByCheck');
    await service.close();
  }, 30_000);

  test('who wants pictures judged has to say where WeChat fetches them', async () => {
    const judging = { contentCheck: 'wechat', wechatPushToken: 'AAAAA' } as const;
    await expect(startCallCenter({ ...QUIET, data, ...judging })).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'publicUrl' },
    });
  }, 30_000);

  test('a bucket that cannot be reached is named by its setting, and the store is free again', async () => {
    const bucket = {
      files: 's3://nobodys',
      filesEndpoint: 'http://127.0.0.1:1',
      filesAccessKey: 'AK',
      filesSecretKey: 'hunter2',
    };
    await expect(startCallCenter({ ...QUIET, data, ...bucket })).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'filesEndpoint', problem: expect.stringContaining('ECONNREFUSED') },
    });
    await (await startCallCenter({ ...QUIET, data })).close();
  }, 30_000);

  test('a port in use is named, and the store is free again', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(startCallCenter({ ...QUIET, port, data })).rejects.toMatchObject({
      code: 'config.portInUse',
      params: { port },
    });
    await new Promise((resolve) => taken.close(resolve));
    await (await startCallCenter({ ...QUIET, port, data })).close();
  }, 30_000);

  test('a directory in use is named', async () => {
    const service = await startCallCenter({ ...QUIET, data });
    await expect(startCallCenter({ ...QUIET, data })).rejects.toMatchObject({
      code: 'store.locked',
    });
    await service.close();
  }, 30_000);
});
