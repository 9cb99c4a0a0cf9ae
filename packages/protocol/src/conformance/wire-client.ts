import { WebSocket } from 'ws';
import { asId, type CommandId, type SessionId } from '../ids';
import { PROTOCOL_VERSION, type EventFrame, type ServerFrame } from '../frames';
import { PATHS } from '../http';

const WAIT_MS = 8000;

interface Waiter {
  look(): boolean;
}

/** A client as bare as the wire: it sends what it is told and keeps all that comes. */
export class WireClient {
  readonly frames: ServerFrame[] = [];
  closed: { code: number } | null = null;
  private readonly waiters = new Set<Waiter>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)) as ServerFrame);
      this.look();
    });
    socket.on('close', (code) => {
      this.closed = { code };
      this.look();
    });
    socket.on('error', () => this.look());
  }

  /** Opens the socket and says nothing yet. */
  static async open(url: string): Promise<WireClient> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const client = new WireClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    return client;
  }

  /** Fetches a ticket, opens, says hello and waits for the welcome. */
  static async connect(
    baseUrl: string,
    token: string,
    resume: Array<{ session: string; lastSeq: number }> = [],
  ): Promise<WireClient> {
    const { ticket, url } = await fetchTicket(baseUrl, token);
    const client = await WireClient.open(url);
    client.send(helloFrame(ticket, resume));
    await client.waitFor('welcome', (frame) => frame.type === 'welcome');
    return client;
  }

  send(frame: unknown): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  command(id: string, name: string, args: object, session?: string): void {
    this.send({ type: 'command', id, name, args, ...(session ? { session } : {}) });
  }

  /** Sends a command and waits for its acknowledgement or refusal. */
  async ask(id: string, name: string, args: object, session?: string) {
    const from = this.frames.length;
    this.command(id, name, args, session);
    return this.answer(id, from);
  }

  async answer(id: string, from = 0) {
    const wanted = asId<CommandId>(id);
    const frame = await this.waitFor(
      `the answer to ${id}`,
      (each) => (each.type === 'ack' || each.type === 'refuse') && each.id === wanted,
      from,
    );
    if (frame.type !== 'ack' && frame.type !== 'refuse') throw new Error('unreachable');
    return frame;
  }

  /** The first frame, from `from` on, that fits; rejects with what came instead when the time is up. */
  async waitFor(
    what: string,
    fits: (frame: ServerFrame) => boolean,
    from = 0,
  ): Promise<ServerFrame> {
    const find = () => this.frames.slice(from).find(fits);
    await this.until(what, () => find() !== undefined || this.closed !== null);
    const frame = find();
    if (!frame) throw new Error(`closed with ${this.closed?.code} while waiting for ${what}`);
    return frame;
  }

  async waitForClose(): Promise<number> {
    await this.until('a close', () => this.closed !== null);
    return this.closed?.code ?? 0;
  }

  async waitForEvent(session: string, fits: (event: EventFrame) => boolean): Promise<EventFrame> {
    const frame = await this.waitFor(
      `an event of ${session}`,
      (each) => each.type === 'event' && each.session === asId<SessionId>(session) && fits(each),
    );
    return frame as EventFrame;
  }

  events(session: string): EventFrame[] {
    return this.frames.filter(
      (frame): frame is EventFrame =>
        frame.type === 'event' && frame.session === asId<SessionId>(session),
    );
  }

  /** Breaks the connection without a word, as a tunnel does. */
  async cut(): Promise<void> {
    this.socket.terminate();
    await this.waitForClose();
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.waitForClose();
  }

  private look(): void {
    for (const waiter of this.waiters) waiter.look();
  }

  private until(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiters.delete(waiter);
        const tail = JSON.stringify(this.frames.slice(-5));
        reject(new Error(`no ${what} within ${WAIT_MS} ms; last frames: ${tail}`));
      }, WAIT_MS);
      const waiter: Waiter = {
        look: () => {
          if (!holds()) return false;
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve();
          return true;
        },
      };
      this.waiters.add(waiter);
      waiter.look();
    });
  }
}

/** The first frame of a connection. */
export function helloFrame(
  ticket: string,
  resume: Array<{ session: string; lastSeq: number }> = [],
  protocol: number = PROTOCOL_VERSION,
) {
  return { type: 'hello', protocol, ticket, client: { kind: 'conformance', version: '1' }, resume };
}

export async function fetchTicket(
  baseUrl: string,
  token: string,
): Promise<{ ticket: string; url: string }> {
  const answer = await post(baseUrl, PATHS.socketTickets, {}, token);
  if (answer.status !== 200) throw new Error(`no ticket: ${answer.status} ${answer.text}`);
  return answer.json as { ticket: string; url: string };
}

/** An HTTP call, answered with the status and the body as it came. */
export async function post(baseUrl: string, path: string, body: unknown, token?: string) {
  return call(baseUrl, path, { method: 'POST', body: JSON.stringify(body) }, token);
}

export async function get(baseUrl: string, path: string, token?: string) {
  return call(baseUrl, path, { method: 'GET' }, token);
}

export async function put(baseUrl: string, path: string, body: unknown, token?: string) {
  return call(baseUrl, path, { method: 'PUT', body: JSON.stringify(body) }, token);
}

export async function remove(baseUrl: string, path: string, token?: string) {
  return call(baseUrl, path, { method: 'DELETE' }, token);
}

async function call(baseUrl: string, path: string, init: RequestInit, token?: string) {
  const response = await fetch(baseUrl + path, {
    ...init,
    headers: {
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
  const text = await response.text();
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // A body that is no JSON is reported by the caller, as text.
  }
  return { status: response.status, text, json };
}
