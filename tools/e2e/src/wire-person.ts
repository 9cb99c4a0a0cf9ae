import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { DeskSnapshot, EventFrame, ServerFrame } from '@ccc/protocol';
import { eventually, pause } from './service-process';

export interface Sent {
  id: string;
  session: string;
  text: string;
  seq: number;
}

/**
 * Somebody who keeps at it: reconnects whenever the connection breaks, says what they have,
 * and sends a command with the same id until it is answered. Written from SPEC.md alone.
 */
export class WirePerson {
  /** Every event as it came, per session: raw, so that a gap or a repeat shows. */
  readonly log = new Map<string, EventFrame[]>();
  readonly acked: Sent[] = [];
  readonly refused: string[] = [];
  desk: DeskSnapshot | null = null;
  private socket: WebSocket | null = null;
  private readonly pending = new Map<string, { frame: object; done(frame: ServerFrame): void }>();
  private isClosed = false;

  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
    private readonly onEvent: (event: EventFrame) => void = () => undefined,
  ) {
    void this.keepConnected();
  }

  /** Sends and waits, over any number of connections, for the answer. */
  command(name: string, args: object, session?: string): Promise<ServerFrame> {
    const id = randomUUID();
    const frame = { type: 'command', id, name, args, ...(session ? { session } : {}) };
    return new Promise((resolve) => {
      this.pending.set(id, { frame, done: resolve });
      if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
    });
  }

  async say(session: string, text: string): Promise<ServerFrame> {
    const answer = await this.command('message.send', { content: { type: 'text', text } }, session);
    if (answer.type === 'ack')
      this.acked.push({ id: answer.id, session, text, seq: answer.seq ?? 0 });
    else if (answer.type === 'refuse') this.refused.push(answer.code);
    return answer;
  }

  events(session: string): EventFrame[] {
    return this.log.get(session) ?? [];
  }

  async sees(session: string, fits: (event: EventFrame) => boolean, withinMs?: number) {
    await eventually(`an event in ${session}`, () => this.events(session).some(fits), withinMs);
  }

  close(): void {
    this.isClosed = true;
    this.socket?.terminate();
  }

  private async keepConnected(): Promise<void> {
    while (!this.isClosed) {
      try {
        await this.connectOnce();
      } catch {
        // The service is down: that is what this person is here for.
      }
      await pause(50);
    }
  }

  private async connectOnce(): Promise<void> {
    const response = await fetch(`${this.baseUrl}/api/v1/socket-tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: '{}',
    });
    if (!response.ok) return;
    const { ticket, url } = (await response.json()) as { ticket: string; url: string };
    const socket = new WebSocket(url);
    const closed = new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
    });
    socket.on('open', () => {
      const resume = [...this.log].map(([session, events]) => ({
        session,
        lastSeq: events.at(-1)?.seq ?? 0,
      }));
      const client = { kind: 'e2e', version: '1' };
      socket.send(JSON.stringify({ type: 'hello', protocol: 1, ticket, client, resume }));
    });
    socket.on('message', (data) => this.take(JSON.parse(String(data)) as ServerFrame, socket));
    await closed;
    if (this.socket === socket) this.socket = null;
  }

  private take(frame: ServerFrame, socket: WebSocket): void {
    if (frame.type === 'welcome') {
      this.socket = socket;
      for (const { frame: waiting } of this.pending.values()) socket.send(JSON.stringify(waiting));
    } else if (frame.type === 'event') {
      this.log.set(frame.session, [...this.events(frame.session), frame]);
      this.onEvent(frame);
    } else if (frame.type === 'notice' && frame.name === 'desk.changed') {
      this.desk = frame.data;
    } else if ((frame.type === 'ack' || frame.type === 'refuse') && frame.id) {
      this.pending.get(frame.id)?.done(frame);
      this.pending.delete(frame.id);
    }
  }
}

export async function loginCustomer(baseUrl: string, user: string): Promise<string> {
  const { code } = await post(`${baseUrl}/dev/wechat/simulator/login-codes`, {
    appid: DEMO.appid,
    user,
  });
  const { token } = await post(`${baseUrl}/api/v1/customer/login`, {
    sdkAppId: DEMO.sdkAppId,
    jsCode: code,
  });
  return String(token);
}

export async function loginAgent(baseUrl: string, email: string): Promise<string> {
  const body = { sdkAppId: DEMO.sdkAppId, email, password: DEMO.password };
  const { token } = await post(`${baseUrl}/api/v1/agent/login`, body);
  return String(token);
}

/** The demo data that the service seeds. */
export const DEMO = {
  sdkAppId: 1400000001,
  flow: 'omni-session',
  /** Its hours are over. */
  closedFlow: 'out-of-hours',
  appid: 'wxdemo0000000001',
  password: 'Demo@1400',
  liSi: '2222@qq.com',
  wangWu: '3333@qq.com',
  zhaoLiu: '4444@qq.com',
  admin: 'admin@example.com',
};

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}
