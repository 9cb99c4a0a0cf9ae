import { createFakeWx, type FakeServerSocket } from '@ccc/testkit';
import { describePlatform, type ContractPeer, type PlatformHarness } from '../platform.contract';
import { createWxPlatform } from './index';

async function setUp(): Promise<PlatformHarness> {
  const peers: ContractPeer[] = [];
  const { wx, control } = createFakeWx({
    async onRequest({ url, method, data, header }) {
      if (url.includes('dead')) throw new Error('errcode:-118 cronet_error_code:-118');
      const { status, body } = await harness.answer({
        method: method as 'GET' | 'POST',
        headers: header,
        body: data === undefined ? undefined : JSON.parse(String(data)),
      });
      return { statusCode: status, data: body };
    },
    async onUpload({ url, filePath, name, header }) {
      if (filePath.includes('gone')) throw new Error('file not found');
      if (url.includes('dead')) throw new Error('errcode:-118 cronet_error_code:-118');
      expect(name).toBe('file');
      const { status, body } = await harness.answer({ method: 'POST', headers: header });
      return { statusCode: status, data: body };
    },
    onSocket(socket) {
      if (socket.url.includes('dead')) throw new Error('connection refused');
      peers.push(peerOf(socket));
    },
    onLogin: () => 'code-7',
  });
  const harness: PlatformHarness = {
    platform: createWxPlatform({ host: wx, logLevel: 'silent' }),
    httpUrl: 'https://service.example/',
    socketUrl: 'wss://service.example/',
    deadHttpUrl: 'https://dead.example/',
    deadSocketUrl: 'wss://dead.example/',
    localPath: 'wxfile://tmp_a.png',
    gonePath: 'wxfile://tmp_gone.png',
    answer: async () => ({ status: 200, body: {} }),
    peers,
    app: {
      hide: control.hide,
      show: control.show,
      setOnline: control.setNetwork,
    },
    close: async () => undefined,
  };
  return harness;
}

function peerOf(socket: FakeServerSocket): ContractPeer {
  const heard: string[] = [];
  let isGone = false;
  socket.onMessage((text) => heard.push(text));
  socket.onClose(() => {
    isGone = true;
  });
  return {
    send: socket.send,
    close: socket.close,
    heard,
    get isGone() {
      return isGone;
    },
  };
}

describePlatform('wx', setUp);

describe('the wx platform, beyond the ports', () => {
  const failWith = (message: string) => () => {
    throw new Error(message);
  };
  const request = (message: string) =>
    createWxPlatform({ host: createFakeWx({ onRequest: failWith(message) }).wx }).http.request({
      method: 'GET',
      url: 'https://service.example:8443/api/v1/me?x=1',
    });

  it('names the domain that is missing from the list', async () => {
    await expect(request('url not in domain list')).rejects.toMatchObject({
      code: 'connection.domainBlocked',
      params: { domain: 'https://service.example:8443' },
    });
  });

  it.each([
    ['timeout', 'connection.timeout'],
    [
      'request:fail errcode:-7 cronet_error_code:-7 error_msg:net::ERR_TIMED_OUT',
      'connection.timeout',
    ],
    ['interrupted', 'connection.lost'],
    ['ssl hand shake error', 'connection.lost'],
    ['请求超出预期', 'connection.lost'],
  ])('reads %j as %s', async (message, code) => {
    await expect(request(message)).rejects.toMatchObject({ code });
  });

  it('tells a blocked socket domain as the reason of the close', async () => {
    const { wx } = createFakeWx({ onSocket: failWith('url not in domain list') });
    const { sockets } = createWxPlatform({ host: wx });
    const closed = await new Promise((resolve) =>
      sockets.open('wss://service.example/api', {
        onOpen: () => undefined,
        onMessage: () => undefined,
        onClose: resolve,
      }),
    );
    expect(closed).toMatchObject({
      code: 1006,
      error: { code: 'connection.domainBlocked', params: { domain: 'wss://service.example' } },
    });
  });

  it('takes an error without a close for a close', async () => {
    const { wx, control } = createFakeWx({ onSocket: (socket) => socket.fail('reset by peer') });
    const closed = await new Promise((resolve) =>
      createWxPlatform({ host: wx }).sockets.open('wss://service.example/api', {
        onOpen: () => undefined,
        onMessage: () => undefined,
        onClose: resolve,
      }),
    );
    expect(closed).toMatchObject({ code: 1006, error: { code: 'connection.lost' } });
    expect(control.openSockets).toBe(0);
  });

  it('says so when the storage is full', () => {
    const { wx } = createFakeWx({ storageLimitBytes: 50 });
    const { storage } = createWxPlatform({ host: wx });
    expect(() => storage.set('k', 'x'.repeat(100))).toThrow('internal');
  });

  it('asks WeChat for a code', async () => {
    const good = createWxPlatform({ host: createFakeWx({ onLogin: () => 'code-7' }).wx });
    await expect(good.wechat?.login()).resolves.toBe('code-7');
    const bad = createWxPlatform({ host: createFakeWx({ onLogin: failWith('timeout') }).wx });
    await expect(bad.wechat?.login()).rejects.toMatchObject({ code: 'connection.timeout' });
  });
});
