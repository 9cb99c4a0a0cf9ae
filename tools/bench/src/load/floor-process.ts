import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { openStore } from '@ccc/call-center';
import { sql } from 'kysely';
import { reportToParent } from './parent';

/**
 * The least that any chat service must do: take a frame, insert one durable row through the same
 * store, acknowledge, and hand the frame to the other side. Speaks the same frames, checks nothing.
 */
async function main(): Promise<void> {
  const [dir = ''] = process.argv.slice(2);
  const store = await openStore({ url: `pglite:${dir}` });
  await sql`create table bench_floor (
    id bigserial primary key, session text, body text
  )`.execute(store.db);
  const rooms = new Map<string, Set<WebSocket>>();
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket, request) => {
    const room = new URL(request.url ?? '/', 'http://floor').searchParams.get('room') ?? '';
    const members = rooms.get(room) ?? new Set();
    rooms.set(room, members.add(socket));
    socket.on('close', () => members.delete(socket));
    socket.on('message', async (data) => {
      const frame = JSON.parse(String(data)) as { id: string; session: string; args: object };
      const body = JSON.stringify(frame.args);
      await sql`insert into bench_floor (session, body) values (${frame.session}, ${body})`.execute(
        store.db,
      );
      socket.send(JSON.stringify({ type: 'ack', id: frame.id, seq: 1 }));
      const event = JSON.stringify({ type: 'event', session: frame.session, data: frame.args });
      for (const member of members) member.send(event);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    reportToParent(server.address(), () => store.close());
  });
}

void main();
