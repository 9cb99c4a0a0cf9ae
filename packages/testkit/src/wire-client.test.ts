import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { createWireClient } from './wire-client';
import { waitFor } from './wait-for';

describe('createWireClient', () => {
  let server: WebSocketServer;
  let url: string;
  let sockets: WebSocket[] = [];
  let answer: (frame: { type: string; id?: string; ticket?: string }, socket: WebSocket) => void;

  beforeEach(async () => {
    sockets = [];
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (socket) => {
      sockets.push(socket);
      socket.on('message', (data) => answer(JSON.parse(String(data)), socket));
    });
  });

  afterEach(async () => {
    sockets.forEach((socket) => socket.terminate());
    await new Promise((resolve) => server.close(resolve));
  });

  it('says hello, matches answers by id and keeps events', async () => {
    answer = (frame, socket) => {
      if (frame.type === 'hello') {
        socket.send(JSON.stringify({ type: 'welcome', connection: frame.ticket }));
      } else {
        socket.send(JSON.stringify({ type: 'event', name: 'message.sent', seq: 1 }));
        socket.send(JSON.stringify({ type: 'ack', id: frame.id, seq: 1 }));
      }
    };
    const client = await createWireClient({ url, ticket: 'T1' });
    expect(client.welcome).toEqual({ type: 'welcome', connection: 'T1' });
    await expect(client.command({ name: 'message.send', id: 'c1' })).resolves.toEqual({
      type: 'ack',
      id: 'c1',
      seq: 1,
    });
    await expect(client.waitForEvent('message.sent', ({ seq }) => seq === 1)).resolves.toBeTruthy();
    expect(client.events).toHaveLength(1);
    client.close();
    await expect(client.waitForClose()).resolves.toMatchObject({ code: 1000 });
  });

  it('rejects when it is closed instead of welcomed', async () => {
    answer = (_frame, socket) => socket.close(4401, 'ticketInvalid');
    await expect(createWireClient({ url, ticket: 'old' })).rejects.toThrow('4401');
  });

  it('goes away without a word', async () => {
    let code = 0;
    answer = (_frame, socket) => {
      socket.on('close', (closeCode) => (code = closeCode));
      socket.send(JSON.stringify({ type: 'welcome' }));
    };
    const client = await createWireClient({ url, ticket: 'T' });
    client.terminate();
    await waitFor(() => code === 1006);
    expect(code).toBe(1006);
  });
});
