import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { ServicePlace } from '../test/service-place';

let place: ServicePlace;
let baseUrl: string;

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ccc-static-'));
  writeFileSync(join(dir, 'index.html'), '<title>desk</title>');
  place = await ServicePlace.open();
  ({ baseUrl } = await place.start({
    corsOrigins: ['https://desk.example.com'],
    staticMounts: [{ prefix: '/workbench/', dir, spaFallback: true }],
    customerPages: [{ title: 'CRM', url: 'https://crm.example.com/?id=${customerId}' }],
    extraHandlers: [
      async (request, response) => {
        if (request.url !== '/extra') return false;
        response.end('extra');
        return true;
      },
    ],
  }));
}, 30_000);

afterAll(() => place.close());

test('every error has the same body, with the id of its request', async () => {
  const missing = await place.get('/nowhere');
  expect(missing).toEqual({
    status: 404,
    body: {
      code: 'request.notFound',
      message: expect.any(String),
      requestId: expect.stringMatching(/^[\w-]{16,}$/),
    },
  });
  const broken = await fetch(`${baseUrl}/api/v1/agent/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"sdkAppId":',
  });
  expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([
    400,
    'request.malformed',
  ]);
  const large = await place.post('/api/v1/customer/login', {
    sdkAppId: 1,
    jsCode: 'x'.repeat(70_000),
  });
  expect([large.status, large.body.code]).toEqual([413, 'frame.tooLarge']);
});

test('the API describes itself', async () => {
  const { body } = await place.get('/api/v1/openapi.json');
  expect(body).toMatchObject({ openapi: '3.1.0' });
  expect(Object.keys(body.paths as object)).toEqual(
    expect.arrayContaining([
      '/healthz',
      '/api/v1/customer/login',
      '/api/v1/agent/login',
      '/api/v1/sessions/{id}/events',
    ]),
  );
  expect(JSON.stringify(body)).not.toContain('/dev/wechat');
});

test('pages of named origins may call, others may not', async () => {
  const ask = (origin: string) =>
    fetch(`${baseUrl}/api/v1/agent/login`, { method: 'OPTIONS', headers: { origin } });
  const named = await ask('https://desk.example.com');
  expect([named.status, named.headers.get('access-control-allow-origin')]).toEqual([
    204,
    'https://desk.example.com',
  ]);
  const other = await ask('https://evil.example.com');
  expect(other.headers.get('access-control-allow-origin')).toBeNull();
});

test('a mounted application is served, with its own addresses and the headers of a page', async () => {
  for (const path of ['/workbench/', '/workbench/sessions/1']) {
    const page = await fetch(baseUrl + path, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('desk');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-src 'self' https://crm.example.com;");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect((await fetch(`${baseUrl}/workbench/none.js`)).status).toBe(404);
});

test('an extra handler comes first', async () => {
  expect(await (await fetch(`${baseUrl}/extra`)).text()).toBe('extra');
});

test('an upgrade anywhere else is turned away', async () => {
  const { hostname, port } = new URL(baseUrl);
  const socket = new WebSocket(`ws://${hostname}:${port}/elsewhere`);
  await expect(
    new Promise((resolve) => {
      socket.onerror = () => resolve('refused');
      socket.onopen = () => resolve('opened');
    }),
  ).resolves.toBe('refused');
});

test('health is asked without a login', async () => {
  expect(await place.get('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
});

test('the SDK of TRTC is served where it is installed, and pages may go where it leads', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ccc-sdk-'));
  writeFileSync(join(dir, 'trtc.js'), 'TRTC = {};');
  const desk = mkdtempSync(join(tmpdir(), 'ccc-desk-'));
  writeFileSync(join(desk, 'index.html'), '<title>desk</title>');
  const staticMounts = [{ prefix: '/workbench/', dir: desk, spaFallback: true }];
  const other = await place.start({ trtcSdkDir: dir, staticMounts });
  const sdk = await fetch(`${other.baseUrl}/vendor/trtc-sdk-v5/trtc.js`);
  expect([sdk.status, await sdk.text()]).toEqual([200, 'TRTC = {};']);
  const policyAt = async (url: string) =>
    (await fetch(`${url}/workbench/index.html`)).headers.get('content-security-policy');
  expect(await policyAt(other.baseUrl)).toContain("connect-src 'self' ws: wss: https:;");
  expect(await policyAt(baseUrl)).toContain("connect-src 'self' ws: wss:;");
  expect((await fetch(`${baseUrl}/vendor/trtc-sdk-v5/trtc.js`)).status).toBe(404);
});
