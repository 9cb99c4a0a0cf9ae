import { createFakeWx, type FakeWxOptions } from './fake-wx';
import type { FakeServerSocket } from './fake-wx-socket';
import { createRecorder } from './recorder';
import { waitFor } from './wait-for';

function request(options: FakeWxOptions, url = 'https://service.example/x') {
  const { wx } = createFakeWx(options);
  return new Promise((resolve) => {
    wx.request({
      url,
      method: 'GET',
      header: {},
      timeout: 1000,
      success: (result) => resolve(result),
      fail: (failure) => resolve(failure),
    });
  });
}

describe('createFakeWx', () => {
  it('throws at everything it does not have', () => {
    const { wx } = createFakeWx();
    expect(() => Reflect.get(wx, 'getUserInfo')).toThrow('wx.getUserInfo does not exist');
  });

  it('answers requests later, with a copy', async () => {
    const data = { a: 1 };
    const result = await request({ onRequest: () => ({ statusCode: 200, data }) });
    expect(result).toEqual({ statusCode: 200, data: { a: 1 } });
    expect((result as { data: object }).data).not.toBe(data);
  });

  it('fails requests in WeChat’s words', async () => {
    const onRequest = () => {
      throw new Error('url not in domain list');
    };
    await expect(request({ onRequest })).resolves.toEqual({
      errMsg: 'request:fail url not in domain list',
    });
    await expect(request({})).resolves.toEqual({
      errMsg: 'request:fail errcode:-102 connection refused',
    });
    expect(() => createFakeWx().wx.connectSocket({ ...socketOptions(), url: 'http://a' })).toThrow(
      'invalid url',
    );
  });

  it('stores copies, reads nothing as an empty string, and has an end', () => {
    const { wx, control } = createFakeWx({ storageLimitBytes: 100 });
    expect(wx.getStorageSync('k')).toBe('');
    const value = { list: [1] };
    wx.setStorageSync('k', value);
    value.list.push(2);
    expect(wx.getStorageSync('k')).toEqual({ list: [1] });
    expect(() => wx.setStorageSync('big', 'x'.repeat(200))).toThrow('exceed storage max size');
    wx.removeStorageSync('k');
    expect(control.storage.size).toBe(0);
  });

  it('carries messages both ways, and the close with its code', async () => {
    const servers = createRecorder<FakeServerSocket>();
    const { wx, control } = createFakeWx({ onSocket: servers.record });
    const news = createRecorder<string>();
    const task = wx.connectSocket(socketOptions());
    task.onOpen(() => news.record('open'));
    task.onMessage(({ data }) => news.record(`message ${String(data)}`));
    task.onClose(({ code, reason }) => news.record(`close ${code} ${reason}`));
    await news.waitFor((entry) => entry === 'open');
    const server = servers.entries[0];
    const heard = createRecorder<string>();
    server?.onMessage(heard.record);
    task.send({ data: 'ping' });
    await heard.waitFor((text) => text === 'ping');
    server?.send('pong');
    server?.close(4409, 'replaced');
    await news.waitFor((entry) => entry === 'close 4409 replaced');
    expect(news.entries).toEqual(['open', 'message pong', 'close 4409 replaced']);
    expect(control.openSockets).toBe(0);
  });

  it('allows five sockets', async () => {
    const { wx, control } = createFakeWx({ onSocket: () => undefined });
    const failures = createRecorder<{ errMsg: string }>();
    for (let count = 0; count < 6; count += 1) {
      wx.connectSocket({ ...socketOptions(), fail: failures.record });
    }
    await waitFor(() => failures.entries.length > 0);
    expect(failures.last?.errMsg).toContain('exceed max socket count');
    expect(control.openSockets).toBe(5);
  });

  it('tells of the app and of the network until told to stop', () => {
    const { wx, control } = createFakeWx();
    const news: string[] = [];
    const onHide = () => news.push('hide');
    wx.onAppHide(onHide);
    wx.onAppShow(() => news.push('show'));
    wx.onNetworkStatusChange(({ isConnected }) => news.push(String(isConnected)));
    control.hide();
    control.show();
    control.setNetwork(false);
    wx.offAppHide(onHide);
    control.hide();
    expect(news).toEqual(['hide', 'show', 'false']);
  });

  it('gives login codes', async () => {
    const { wx } = createFakeWx({ onLogin: () => 'code-1' });
    const code = await new Promise((resolve, reject) =>
      wx.login({ timeout: 1, success: (result) => resolve(result.code), fail: reject }),
    );
    expect(code).toBe('code-1');
  });
});

function socketOptions() {
  return {
    url: 'wss://service.example/socket',
    timeout: 1000,
    tcpNoDelay: true,
    fail: () => undefined,
  };
}
