import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { closeCode } from '@ccc/protocol';
import { WireClient } from '@ccc/protocol/conformance';
import { pglitePlace } from '../test/temp-store';
import { DEMO } from './demo/seed-demo';
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

  test('without demo there is no instance and no stand-in', async () => {
    const service = await startCallCenter({ ...QUIET, data });
    const answer = await post(`${service.url}/dev/wechat/simulator/login-codes`, {});
    expect(answer.code).toBe('request.notFound');
    await service.close();
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
