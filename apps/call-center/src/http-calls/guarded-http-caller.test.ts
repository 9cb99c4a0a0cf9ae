import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpCall } from '@ccc/flow';
import { createGuardedHttpCaller } from './guarded-http-caller';

let server: Server;
let port: number;
let asked: Array<{ method: string | undefined; url: string | undefined; body: string }>;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += String(chunk)));
    request.on('end', () => {
      asked.push({ method: request.method, url: request.url, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  answer = (_request, response) => response.end('{"ok":true}');
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const FAILED = { type: 'called', outcome: 'failed' };
const silent = { warn: () => undefined };
const never = new AbortController().signal;
const LOCAL = [{ address: '127.0.0.1', family: 4 }];

/** Every name is this machine, as somebody's name server may say. */
function call(part: Partial<HttpCall> & { url: string }, privateHosts: string[] = []) {
  const resolve = () => Promise.resolve(LOCAL);
  const caller = createGuardedHttpCaller({ log: silent, privateHosts, resolve });
  return caller({ method: 'GET', timeoutMs: 2000, ...part }, never);
}

/** A host that may lie inside the house. */
const trusted = (path: string, part: Partial<HttpCall> = {}) =>
  call({ url: `http://inside.example:${port}${path}`, ...part }, [`inside.example:${port}`]);

test('asks with method and body, and gives the JSON of the answer', async () => {
  const result = await trusted('/orders?id=1', { method: 'POST', body: '{"a":"é"}' });
  expect(result).toEqual({ type: 'called', outcome: 'answered', body: { ok: true } });
  expect(asked).toEqual([{ method: 'POST', url: '/orders?id=1', body: '{"a":"é"}' }]);
});

test.each([
  ['an address of this machine', () => `http://127.0.0.1:${port}/`],
  ['the same as a number', () => `http://2130706433:${port}/`],
  ['the same in IPv6', () => `http://[::ffff:127.0.0.1]:${port}/`],
  ['a name that leads to it', () => `http://outside.example:${port}/`],
])('does not go to %s', async (_what, url) => {
  expect(await call({ url: url() })).toEqual(FAILED);
  expect(asked).toEqual([]);
});

test('does not follow a redirect into the house, and follows one that may be', async () => {
  answer = ({ url }, response) => {
    const to = url === '/away' ? `http://other.example:${port}/secret` : '/here';
    if (url === '/here') response.end('{"at":"here"}');
    else response.writeHead(302, { location: to }).end();
  };
  expect(await trusted('/away')).toEqual(FAILED);
  expect(await trusted('/')).toMatchObject({ body: { at: 'here' } });
  expect(asked.map(({ url }) => url)).toEqual(['/away', '/', '/here']);
});

test('connects to the address that was judged, whatever the name means a moment later', async () => {
  const answers = [[{ address: '203.0.114.9', family: 4 }], LOCAL];
  const resolve = jest.fn(() => Promise.resolve(answers.shift() ?? LOCAL));
  const caller = createGuardedHttpCaller({ log: silent, resolve });
  const url = `http://rebinding.example:${port}/`;
  expect(await caller({ method: 'GET', url, timeoutMs: 300 }, never)).toEqual(FAILED);
  expect(resolve).toHaveBeenCalledTimes(1);
  expect(asked).toEqual([]);
});

test.each<[string, (response: ServerResponse) => void]>([
  ['an answer of 500', (response) => response.writeHead(500).end('{}')],
  ['what is no JSON', (response) => response.end('<html>')],
  ['an answer that is too large', (response) => response.end(`"${'x'.repeat(300_000)}"`)],
  ['silence', () => undefined],
  ['a cut', (response) => response.destroy()],
])('%s is a failed call', async (_what, behave) => {
  answer = (_request, response) => behave(response);
  expect(await trusted('/', { timeoutMs: 400 })).toEqual(FAILED);
});

test('redirects without an end are given up', async () => {
  answer = (_request, response) => response.writeHead(307, { location: '/again' }).end();
  expect(await trusted('/')).toEqual(FAILED);
  expect(asked).toHaveLength(4);
});
