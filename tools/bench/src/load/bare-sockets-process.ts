import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { reportToParent } from './parent';

/** Sockets of `ws` and nothing else: what an idle connection costs at least. */
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });
sockets.on('connection', (socket) => {
  socket.on('message', () => {});
  socket.on('error', () => {});
});
server.listen(0, '127.0.0.1', () => {
  reportToParent(server.address(), async () => {});
});
