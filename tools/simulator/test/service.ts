import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** What a mini-program's service does, in small: login codes, JSON, uploads, an echoing socket. */
export interface FixtureService {
  readonly url: string;
  readonly socketUrl: string;
  /** Close codes of sockets, in order. */
  readonly closed: number[];
  close(): Promise<void>;
}

async function read(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function startService(): Promise<FixtureService> {
  const closed: number[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const json = (value: unknown): void => {
        response.writeHead(200, { 'content-type': 'application/json', 'x-seen': 'yes' });
        response.end(JSON.stringify(value));
      };
      if (request.url === '/slow') return;
      if (request.url === '/simulator/login-codes') {
        const { appid, user } = JSON.parse(body.toString()) as { appid: string; user: string };
        json({ code: `${appid}/${user}` });
      } else if (request.url === '/missing') {
        response.writeHead(404).end('nothing');
      } else {
        const { method, url, headers } = request;
        json({ method, url, headers, length: body.length, body: body.toString('latin1') });
      }
    });
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, binary) => socket.send(data, { binary }));
    socket.on('close', (code) => closed.push(code));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    socketUrl: `ws://127.0.0.1:${port}/`,
    closed,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
