import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { LIMITS, PATHS, closeCode } from '@ccc/protocol';
import type { Hint } from '../../bus/bus';
import { personKey } from '../login/person';
import type { Connection } from './connection';
import { SocketLine, type LineServices } from './socket-line';

const SUBJECT = 'connections';

/** How long sockets have for their goodbye when the service stops. */
const GOODBYE_MS = 2000;

/** Every socket of this node: opens them, keeps one a person, closes the silent ones. */
export class Gateway {
  readonly #services: LineServices;
  readonly #left: (connection: Connection) => void;
  readonly #lines = new Map<WebSocket, SocketLine>();
  readonly #persons = new Map<string, Connection>();
  #isClosing = false;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameMaxBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });

  constructor(services: LineServices, left: (connection: Connection) => void) {
    this.#services = services;
    this.#left = left;
  }

  /** Takes the upgrades of a server, and hears from other nodes. */
  async attach(server: Server): Promise<() => void> {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.split('?', 1)[0] !== PATHS.socket) return turnAway(socket, '404 Not Found');
      if (this.#isClosing) return turnAway(socket, '503 Service Unavailable');
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#open(opened));
    });
    return this.#services.context.bus.subscribe(SUBJECT, (hint) => this.#heard(hint));
  }

  /** The newest connection of a person takes the place of the one before, on whatever node that is. */
  register(connection: Connection): void {
    const key = personKey(connection.person);
    this.#persons.get(key)?.close('replaced');
    this.#persons.set(key, connection);
    const { bus, node } = this.#services.context;
    bus.publish(SUBJECT, { node, person: key, kind: 'opened' });
  }

  /** Whether somebody has a connection to this node. @param person As `personKey` has it. */
  has(person: string): boolean {
    return this.#persons.has(person);
  }

  /** Closes what was opened with a token that is no longer good. */
  logOut(person: string, tokenHash: string): void {
    this.#closeLogin(person, tokenHash);
    const { bus, node } = this.#services.context;
    bus.publish(SUBJECT, { node, person, kind: 'loggedOut', tokenHash });
  }

  /** Closes sockets that were silent for too long or whose login has run out. */
  sweep(): void {
    const { limits, now } = this.#services.context;
    const at = now();
    for (const line of this.#lines.values()) {
      if (!line.connection) {
        if (at - line.openedAt >= limits.helloTimeoutMs) line.close('helloTimeout');
      } else if (line.connection.credentials.expiresAt <= at) line.close('loggedOut');
      else if (at - line.connection.heardAt >= limits.idleTimeoutMs) line.close('idle');
    }
  }

  /** Says goodbye to everybody, and welcomes nobody any more. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const sockets = [...this.#lines.keys()];
    const gone = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of sockets) socket.close(closeCode('goingAway'), 'goingAway');
    const late = setTimeout(() => sockets.forEach((socket) => socket.terminate()), GOODBYE_MS);
    await Promise.all(gone);
    clearTimeout(late);
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    const line = new SocketLine(socket, this.#services);
    this.#lines.set(socket, line);
    socket.on('message', receive);
    socket.on('close', () => this.#closed(socket, line));
    socket.on('error', (err) => {
      // Too large, not text, cut off: `ws` closes the socket with the code for it.
      this.#services.context.log.debug({ err }, 'socket error');
    });

    function receive(data: RawData, isBinary: boolean): void {
      if (isBinary) line.receiveBinary();
      else line.receive(String(data));
    }
  }

  #closed(socket: WebSocket, line: SocketLine): void {
    this.#lines.delete(socket);
    const { connection } = line;
    if (!connection) return;
    const key = personKey(connection.person);
    if (this.#persons.get(key) === connection) this.#persons.delete(key);
    connection.left();
    this.#left(connection);
  }

  #heard({ node, person, kind, tokenHash }: Hint): void {
    if (node === this.#services.context.node || typeof person !== 'string') return;
    if (kind === 'opened') this.#persons.get(person)?.close('replaced');
    else if (typeof tokenHash === 'string') this.#closeLogin(person, tokenHash);
  }

  #closeLogin(person: string, tokenHash: string): void {
    const connection = this.#persons.get(person);
    if (connection?.credentials.tokenHash === tokenHash) connection.close('loggedOut');
  }
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
