import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from './simulator';
import type { Simulator } from './simulator';

let dist: string;
let simulator: Simulator;
let url: string;
const logged: string[] = [];

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'simulator-'));
  cpSync(join(__dirname, '../../fixtures/app'), dist, { recursive: true });
  simulator = await createSimulator({
    dist,
    wechatUrl: 'http://127.0.0.1:9',
    basePath: '/try/phone/',
    extConfig: { html: '</script>' },
    watch: true,
    onLog: (line) => logged.push(line),
  });
  ({ url } = await simulator.listen());
});

afterAll(async () => {
  await simulator.close();
  rmSync(dist, { recursive: true });
});

/** Reads changes from the event stream. */
async function* changes(signal: AbortSignal): AsyncGenerator<string> {
  const response = await fetch(`${url}/events`, { signal });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const data = /^data: (.+)$/m.exec(decoder.decode(chunk as Uint8Array))?.[1];
    if (data !== undefined) yield data;
  }
}

test('serves under its base path only', async () => {
  expect(new URL(url).pathname).toBe('/try/phone');
  expect((await fetch(`${url}/app?user=eve`)).status).toBe(200);
  expect((await fetch(new URL('/app', url))).status).toBe(404);
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
});

test('puts options into the page without a way out of the script', async () => {
  const html = await (await fetch(`${url}/app?user=<b>&theme=dark&lang=en`)).text();
  expect(html).toContain('"html":"\\u003c/script>"');
  expect(html).toContain('<title>&#60;b&#62;</title>');
  expect(html).toContain('<html lang="en" data-theme="dark">');
});

test.each([
  ['', 16],
  ['&fontSize=24', 24],
  ['&fontSize=99', 28],
  ['&fontSize=large', 16],
])('text size of WeChat’s settings with "%s": %i px', async (query, px) => {
  const html = await (await fetch(`${url}/app?user=eve${query}`)).text();
  expect(html).toContain(`"fontSizePx":${px},`);
});

test('gives files of the package, and nothing else', async () => {
  const picture = await fetch(`${url}/package/images/dot.png`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect((await fetch(`${url}/package/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
});

test('is no open relay', async () => {
  const head = encodeURIComponent(JSON.stringify({ url, method: 'GET', header: {} }));
  expect((await fetch(`${url}/relay`, { method: 'POST' })).status).toBe(403);
  expect((await fetch(`${url}/relay`, { headers: { 'x-mp-relay': head } })).status).toBe(403);
  expect((await fetch(`${url}/login-code`, { method: 'POST', body: '{}' })).status).toBe(403);
});

test('says why there is no login code', async () => {
  const response = await fetch(`${url}/login-code`, {
    method: 'POST',
    headers: { 'x-mp-relay': '1' },
    body: JSON.stringify({ user: 'eve' }),
  });
  expect(await response.json()).toEqual({
    reason: 'cannot reach http://127.0.0.1:9/simulator/login-codes',
  });
});

test('lists compile problems', () => {
  const codes = simulator.problems.map(({ code }) => code);
  expect(codes).toEqual(['component.missing', 'component.unknown', 'component.unavailable']);
  expect(logged).toContain(
    '[component.unknown] pages/faults/faults.wxml unknown component <blink-text>',
  );
});

test('tells browsers what changed: a style, or all', async () => {
  const stop = new AbortController();
  const events = changes(stop.signal);
  const first = events.next();
  writeFileSync(join(dist, 'pages/home/home.wxss'), '.row { padding: 9px; }');
  expect((await first).value).toBe('style');
  expect(await (await fetch(`${url}/app.css`)).text()).toContain('padding: 9px');
  const second = events.next();
  writeFileSync(join(dist, 'pages/tab/tab.wxml'), '<view>new</view>');
  expect((await second).value).toBe('all');
  stop.abort();
  await expect(events.next()).rejects.toThrow('abort');
});

test('needs a built mini-program', async () => {
  const missing = createSimulator({ dist: join(dist, 'none'), wechatUrl: '' });
  await expect(missing).rejects.toThrow('build the mini-program first');
});
