import type { Page } from 'playwright-core';
import { appLog, pageData, runtimeErrors, startBench } from './bench';
import type { Bench } from './bench';

jest.setTimeout(60_000);

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
});

afterAll(() => bench.close());

const lines = async (page: Page): Promise<string[]> => (await pageData(page))['log'] as string[];

const waitForLine = (page: Page, text: string): Promise<unknown> =>
  page.getByTestId('log').filter({ hasText: text }).first().waitFor();

const connect = (page: Page, url: string): Promise<void> =>
  page.evaluate(
    (address) =>
      window.__simulator?.callPage((self) =>
        (self['connect'] as (url: string) => void).call(self, address),
      ),
    url,
  );

/** `wx.request` and its like return a task, so their outcome comes by callback. */
const request = (page: Page, options: object): Promise<unknown> =>
  page.evaluate(
    (given) =>
      new Promise((settled) =>
        window.__simulator?.callWx('request', { ...given, success: settled, fail: settled }),
      ),
    options,
  );

const call = (page: Page, name: string, options?: object): Promise<unknown> =>
  page.evaluate(
    async ([api, argument]) => {
      try {
        return await window.__simulator?.callWx(api as string, argument);
      } catch (error) {
        return error instanceof Error ? error.message : error;
      }
    },
    [name, options] as const,
  );

describe('network', () => {
  let page: Page;

  beforeEach(async () => {
    page = await bench.open('pages/network/network');
    await page.locator('wx-page').waitFor();
  });

  afterEach(() => page.context().close());

  test('requests reach the service without CORS, with method, headers and JSON both ways', async () => {
    const answer = await request(page, {
      url: `${bench.service.url}/orders?x=1`,
      method: 'POST',
      header: { Authorization: 'Bearer t' },
      data: { a: '你' },
    });
    expect(answer).toMatchObject({
      statusCode: 200,
      errMsg: 'request:ok',
      header: { 'x-seen': 'yes' },
      data: {
        method: 'POST',
        url: '/orders?x=1',
        headers: {
          authorization: 'Bearer t',
          'content-type': 'application/json',
          referer: 'https://servicewechat.com/wxfixture0000001/devtools/page-frame.html',
        },
      },
    });
    expect(await request(page, { url: `${bench.service.url}/missing` })).toMatchObject({
      statusCode: 404,
      data: 'nothing',
    });
  });

  test('refuses what a phone refuses', async () => {
    expect(await request(page, { url: '/relative' })).toMatchObject({
      errMsg: 'request:fail invalid url',
    });
    expect(await request(page, { url: 'http://192.0.2.1/' })).toMatchObject({
      errMsg: 'request:fail url not in domain list',
    });
    await connect(page, '/socket');
    await waitForLine(page, 'connectSocket:fail invalid url');
    expect((await runtimeErrors(page)).join()).toContain('[network.rule]');
  });

  test('uploads a chosen file as form data', async () => {
    await page.evaluate(() =>
      window.__simulator?.chooseNext([{ name: 'a.png', type: 'image/png', base64: 'aGVsbG8=' }]),
    );
    const chosen = (await call(page, 'chooseMedia', { count: 1, mediaType: ['image'] })) as {
      tempFiles: { tempFilePath: string; size: number }[];
    };
    expect(chosen.tempFiles[0]).toMatchObject({ size: 5, fileType: 'image' });
    const answer = await page.evaluate(
      ([url, filePath]) =>
        new Promise<{ data: string }>((success, fail) =>
          window.__simulator?.callWx('uploadFile', {
            url,
            filePath,
            name: 'file',
            formData: { kind: 'picture' },
            success,
            fail,
          }),
        ),
      [`${bench.service.url}/upload`, chosen.tempFiles[0]?.tempFilePath] as const,
    );
    const seen = JSON.parse(answer.data) as { headers: Record<string, string>; body: string };
    expect(seen.headers['content-type']).toContain('multipart/form-data; boundary=');
    expect(seen.body).toContain('hello');
    expect(seen.body).toContain('name="kind"');
  });

  test('files of the chats are offered by extension, and documents open by their kind', async () => {
    const choose = (name: string, options: object) => {
      return page
        .evaluate((file) => window.__simulator?.chooseNext([file]), {
          name,
          type: '',
          base64: 'aGVsbG8=',
        })
        .then(() => call(page, 'chooseMessageFile', options));
    };
    const options = { count: 1, type: 'file', extension: ['pdf'] };
    const chosen = (await choose('报价.PDF', options)) as {
      tempFiles: { path: string; name: string; size: number; type: string }[];
    };
    expect(chosen.tempFiles[0]).toMatchObject({ name: '报价.PDF', size: 5, type: 'file' });
    expect(await choose('a.exe', options)).toMatchObject({
      errMsg: 'chooseMessageFile:fail cancel',
    });
    expect(await call(page, 'chooseMessageFile', { type: 'file' })).toMatchObject({
      errMsg: expect.stringContaining('parameter.count'),
    });
    const filePath = chosen.tempFiles[0]?.path;
    await call(page, 'openDocument', { filePath });
    const viewer = page.getByRole('dialog');
    expect(await viewer.innerText()).toContain('PDF');
    await viewer.getByRole('button').click();
    expect(await call(page, 'openDocument', { filePath, fileType: 'zip' })).toMatchObject({
      errMsg: 'openDocument:fail filetype not supported',
    });
    expect(await call(page, 'openDocument', { filePath: 'wxfile://no.pdf' })).toMatchObject({
      errMsg: "openDocument:fail file doesn't exist",
    });
    expect(await call(page, 'previewMedia', { sources: [] })).toMatchObject({
      errMsg: expect.stringContaining('sources'),
    });
  });

  test('a socket echoes, and at most five are open at once', async () => {
    await connect(page, bench.service.socketUrl);
    await waitForLine(page, 'message ping');
    expect(await lines(page)).toEqual(['open', 'message ping']);
    for (let more = 0; more < 5; more += 1) await connect(page, bench.service.socketUrl);
    await waitForLine(page, 'too many sockets');
    expect(
      (await lines(page)).filter((line) => line.startsWith('connectSocket:fail')),
    ).toHaveLength(1);
  });

  test('switching the network off closes sockets, fails requests and tells the app', async () => {
    await connect(page, bench.service.socketUrl);
    await waitForLine(page, 'message ping');
    const pending = request(page, { url: `${bench.service.url}/slow` });
    await page.evaluate(() => window.__simulator?.setNetwork(false));
    expect(await pending).toMatchObject({ errMsg: 'request:fail net::ERR_NETWORK_CHANGED' });
    await waitForLine(page, 'network false none');
    await waitForLine(page, 'close 1006 network is down');
    expect(await request(page, { url: bench.service.url })).toMatchObject({
      errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED',
    });
    await page.evaluate(() => window.__simulator?.setNetwork(true));
    await waitForLine(page, 'network true wifi');
    expect(await request(page, { url: bench.service.url })).toMatchObject({ statusCode: 200 });
  });

  test('in the background scripts stop and sockets close; coming back resumes', async () => {
    await connect(page, bench.service.socketUrl);
    await waitForLine(page, 'message ping');
    const state = await page.evaluate(() => {
      window.__simulator?.background({ suspendAfterMs: 100 });
      return window.__simulator?.state;
    });
    expect(state).toBe('background');
    await page.waitForFunction(() => window.__simulator?.state === 'suspended');
    const ticks = async (): Promise<unknown> => (await pageData(page))['ticks'];
    const frozen = await ticks();
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    expect(await ticks()).toBe(frozen);
    expect(await lines(page)).not.toContain('close 1006 interrupted');
    await page.evaluate(() => window.__simulator?.foreground());
    await waitForLine(page, 'app shown');
    expect(await lines(page)).toEqual([
      'open',
      'message ping',
      'app hidden',
      'close 1006 interrupted',
      'app shown',
    ]);
    await page.waitForFunction(
      (before) =>
        (window.__simulator?.pageStack().at(-1)?.data as { ticks: number }).ticks > before,
      frozen as number,
    );
    expect(await appLog(page)).toEqual(expect.arrayContaining(['app.hide']));
  });

  test('a short stay in the background keeps everything running', async () => {
    await connect(page, bench.service.socketUrl);
    await waitForLine(page, 'message ping');
    await page.evaluate(() => {
      window.__simulator?.background();
      window.__simulator?.foreground();
    });
    await waitForLine(page, 'app shown');
    expect((await lines(page)).join()).not.toContain('close');
  });
});

describe('users', () => {
  test('log in as themselves and keep their own storage, over a relaunch', async () => {
    const alice = await bench.open('', { user: 'alice' });
    const bob = await bench.open('', { user: 'bob', beside: alice });
    await Promise.all([alice, bob].map((page) => page.getByTestId('title').waitFor()));
    expect(await call(alice, 'login')).toMatchObject({ code: 'wxfixture0000001/alice' });
    expect(await call(bob, 'login')).toMatchObject({ code: 'wxfixture0000001/bob' });
    await call(alice, 'setStorage', { key: 'token', data: { of: 'alice' } });
    expect(await call(bob, 'getStorage', { key: 'token' })).toEqual({
      errMsg: 'getStorage:fail data not found',
    });
    await alice.getByTestId('push').click();
    await alice.getByTestId('query').waitFor();
    await alice.evaluate(() => window.__simulator?.relaunch());
    await alice.getByTestId('title').waitFor();
    expect(await alice.evaluate(() => window.__simulator?.pageStack().length)).toBe(1);
    expect(await call(alice, 'getStorage', { key: 'token' })).toMatchObject({
      data: { of: 'alice' },
    });
    await alice.context().close();
  });

  test('the app gets the launcher’s configuration', async () => {
    const page = await bench.open();
    await page.getByTestId('title').waitFor();
    expect(await page.evaluate(() => window.__simulator?.callWx('getExtConfigSync'))).toEqual({
      serviceUrl: bench.service.url,
    });
    await page.context().close();
  });
});

describe('strictness', () => {
  let page: Page;

  beforeEach(async () => {
    page = await bench.open('pages/faults/faults');
    await page.getByTestId('throw').waitFor();
  });

  afterEach(() => page.context().close());

  test('unknown and missing components are errors on the screen and in the list', async () => {
    const errors = await page.evaluate(() => [...(window.__simulator?.errors ?? [])]);
    expect(errors.join('\n')).toContain('[component.missing] pages/faults/faults.json');
    expect(errors.join('\n')).toContain(
      '[component.unknown] pages/faults/faults.wxml unknown component <blink-text>',
    );
    expect(errors.join('\n')).toContain('[component.unavailable] pages/faults/faults.wxml <map>');
    expect(await page.getByRole('alert').textContent()).toContain('<blink-text>');
    expect(await page.locator('.mp-unknown').count()).toBe(2);
  });

  test('attributes and events that a component does not have are warnings', async () => {
    const warnings = await page.evaluate(() => [...(window.__simulator?.warnings ?? [])]);
    expect(warnings).toEqual([
      '[property.unknown] pages/faults/faults <live-player> has no property "shadow"',
      '[event.unknown] pages/faults/faults <live-player> has no event "statechanged"',
    ]);
  });

  test('a handler that does not exist, and one that throws, are errors', async () => {
    await page.getByTestId('nowhere').click();
    await page.getByTestId('throw').click();
    const errors = (await runtimeErrors(page)).join('\n');
    expect(errors).toContain('[event.no-handler] "pages/faults/faults" has no method "nowhere"');
    expect(errors).toContain('[app.exception] Error: on purpose');
    expect(await appLog(page)).toContain('app.error on purpose');
  });

  test('data that cannot cross to the view is reported', async () => {
    await page.getByTestId('data').click();
    const errors = (await runtimeErrors(page)).join('\n');
    expect(errors).toContain('"handler" is function');
    expect(errors).toContain('"loop.self" is a cycle');
    expect(errors).toContain('"made" is a Date');
    const warnings = await page.evaluate(() => window.__simulator?.warnings.join());
    expect(warnings).toContain('"when" is undefined');
    expect(await pageData(page)).not.toHaveProperty('handler');
  });

  test('the app sees no browser', async () => {
    await page.getByTestId('globals').click();
    expect(JSON.parse((await page.getByTestId('globals').textContent()) ?? '')).toEqual({
      window: 'undefined',
      document: 'undefined',
      fetch: 'undefined',
      WebSocket: 'undefined',
      localStorage: 'undefined',
      eval: 'undefined',
      self: 'undefined',
      globalDocument: 'undefined',
      globalWx: 'object',
      escaped: 'EvalError',
    });
  });

  test('canIUse tells the truth, and what is missing says so when called', async () => {
    const answers = await page.evaluate(() =>
      [
        'request',
        'button.open-type.chooseAvatar',
        'startBluetoothDevicesDiscovery',
        'nonsense',
      ].map((schema) => window.__simulator?.callWx('canIUse', schema)),
    );
    expect(answers).toEqual([true, true, false, false]);
    expect(await call(page, 'startBluetoothDevicesDiscovery')).toBe(
      'wx.startBluetoothDevicesDiscovery is not available in the simulator',
    );
    await call(page, 'nonsense');
    expect(await runtimeErrors(page)).toEqual([
      '[api.unavailable] wx.startBluetoothDevicesDiscovery is not available in the simulator',
      '[api.unknown] wx.nonsense does not exist',
    ]);
  });
});
