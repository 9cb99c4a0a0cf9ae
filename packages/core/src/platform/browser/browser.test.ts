import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort } from '@ccc/testkit';
import { describePlatform, type ContractPeer, type PlatformHarness } from '../platform.contract';
import { FakeStream } from '../../../test/fake-media';
import { NodeUpload } from '../../../test/node-upload';
import {
  createBrowserPlatform,
  type BrowserHost,
  type BrowserStorage,
  type CallHost,
} from './index';

/** Node's own `fetch` and events, and a `WebSocket` from `ws`, in the place of a browser's. */
function createHost(): BrowserHost & CallHost & { document: EventTarget; events: EventTarget } {
  const events = new EventTarget();
  return {
    fetch: (url, init) => fetch(url, init),
    WebSocket,
    XMLHttpRequest: NodeUpload,
    navigator: {},
    MediaStream: FakeStream.asStream(),
    localStorage: createWebStorage(),
    document: new EventTarget(),
    events,
    addEventListener: (name, listener) => events.addEventListener(name, listener),
    removeEventListener: (name, listener) => events.removeEventListener(name, listener),
  };
}

function createWebStorage(limitChars = 5000): BrowserStorage {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      if (text.length > limitChars) throw new Error('QuotaExceededError');
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
  };
}

async function setUp(): Promise<PlatformHarness> {
  const peers: ContractPeer[] = [];
  const server = createServer((request, response) => void serve(request, response));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => peers.push(peerOf(socket)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dead = await freePort();
  const host = createHost();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { status, body } = await harness.answer({
      method: request.method as 'GET' | 'POST',
      headers: request.headers as Record<string, string>,
      body: request.headers['content-type'] === 'application/json' ? JSON.parse(text) : text,
    });
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  const platform = createBrowserPlatform({ host, logLevel: 'silent' });
  const harness: PlatformHarness = {
    platform,
    localPath: platform.files.keep(new Blob(['bytes']), 'a.png'),
    gonePath: 'blob:nodedata:of-the-page-before',
    httpUrl: `http://127.0.0.1:${port}/`,
    socketUrl: `ws://127.0.0.1:${port}/`,
    deadHttpUrl: `http://127.0.0.1:${dead}/`,
    deadSocketUrl: `ws://127.0.0.1:${dead}/`,
    answer: async () => ({ status: 200, body: {} }),
    peers,
    app: {
      hide: () => void host.document.dispatchEvent(new Event('freeze')),
      show: () => void host.document.dispatchEvent(new Event('resume')),
      setOnline: (isOnline) =>
        void host.events.dispatchEvent(new Event(isOnline ? 'online' : 'offline')),
    },
    async close() {
      sockets.clients.forEach((client) => client.terminate());
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return harness;
}

function peerOf(socket: WebSocket): ContractPeer {
  const heard: string[] = [];
  socket.on('message', (data) => heard.push(String(data)));
  return {
    send: (text) => socket.send(text, () => undefined),
    close: (code, reason) => socket.close(code, reason),
    heard,
    get isGone() {
      return socket.readyState === WebSocket.CLOSED;
    },
  };
}

describePlatform('browser', setUp);

describe('the browser platform, beyond the ports', () => {
  it('gives up a request that is not answered in time', async () => {
    const harness = await setUp();
    harness.answer = () => new Promise(() => undefined);
    const { http } = harness.platform;
    const answer = http.request({ method: 'GET', url: harness.httpUrl, timeoutMs: 30 });
    await expect(answer).rejects.toMatchObject({ code: 'connection.timeout' });
    await harness.close();
  });

  it('reads an answer that is no JSON as text', async () => {
    const harness = await setUp();
    harness.answer = async () => ({ status: 502, body: '<html>bad gateway</html>' });
    const answer = harness.platform.http.request({ method: 'GET', url: harness.httpUrl });
    await expect(answer).resolves.toEqual({ status: 502, body: '<html>bad gateway</html>' });
    await harness.close();
  });

  it('says so when the storage is full, and takes foreign values for nothing', () => {
    const storage = createWebStorage(20);
    const platform = createBrowserPlatform({ host: createHost(), storage });
    expect(() => platform.storage.set('k', 'x'.repeat(30))).toThrow('internal');
    storage.setItem('foreign', '{oops');
    expect(platform.storage.get('foreign')).toBeUndefined();
  });

  it('stays awake in a background tab', () => {
    const host = createHost();
    const onHide = jest.fn();
    createBrowserPlatform({ host }).lifecycle.onHide(onHide);
    host.document.dispatchEvent(new Event('visibilitychange'));
    expect(onHide).not.toHaveBeenCalled();
  });
});
