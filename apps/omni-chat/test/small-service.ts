import type { FakeServerSocket, FakeWxAnswer, FakeWxRequest, FakeWxUpload } from '@ccc/testkit';

interface Frame {
  type: string;
  id: string;
  name: string;
  args: { content?: unknown; flow?: string; media?: string; isOn?: boolean };
}

/** What these commands come to in the log, with what they say. */
const FACTS: Readonly<Record<string, string>> = {
  'session.rate': 'rating.given',
  'message.leave': 'message.left',
};

const CALL = { call: 'call-1' };
const OVER = { ...CALL, closeBy: 'client', reason: 'ok', durationMs: 5000 };
/** The same of the one call that there is. */
const CALL_FACTS: Readonly<
  Record<string, (args: Frame['args']) => { name: string; data: object }>
> = {
  'call.start': ({ media }) => ({ name: 'call.started', data: { ...CALL, media, by: 'customer' } }),
  'call.answer': () => ({ name: 'call.answered', data: CALL }),
  'call.setCamera': ({ isOn }) => ({
    name: 'call.cameraSet',
    data: { ...CALL, side: 'customer', isOn },
  }),
  'call.end': () => ({ name: 'call.ended', data: OVER }),
};

const CUSTOMER = { id: 'customer-1', nickname: '微信用户' };

/** One customer, one session, in memory: enough of the wire for a page to talk to. */
export function createSmallService() {
  const log: Record<string, unknown>[] = [];
  const logins: unknown[] = [];
  const flows: unknown[] = [];
  const uploads: string[] = [];
  const commands: string[] = [];
  let socket: FakeServerSocket | undefined;

  function append(name: string, actor: object, data: object, command?: string): number {
    const event = {
      type: 'event',
      session: 's1',
      seq: log.length + 1,
      at: 1000,
      name,
      actor,
      data,
    };
    log.push({ ...event, ...(command === undefined ? {} : { command }) });
    send(log[log.length - 1]);
    return log.length;
  }
  function send(frame: unknown): void {
    socket?.send(JSON.stringify(frame));
  }
  function open({ id, args }: Frame): void {
    flows.push(args.flow);
    const created = log.length === 0;
    log.forEach(send);
    if (created) {
      const system = { kind: 'system' };
      const flow = { id: args.flow, version: 1 };
      append('session.started', system, { customer: CUSTOMER, flow });
      const choices = [{ keyword: '1', label: '产品咨询' }];
      append('message.sent', system, { content: { type: 'text', text: '请选择', choices } });
    }
    send({ type: 'ack', id, result: { session: 's1', created, lastSeq: log.length } });
  }
  function take(frame: Frame): void {
    if (frame.name) commands.push(frame.name);
    const customer = { kind: 'customer', id: CUSTOMER.id };
    const you = { kind: 'customer', id: CUSTOMER.id };
    const welcome = { type: 'welcome', protocol: 1, connection: 'c1', you };
    if (frame.type === 'hello') send({ ...welcome, heartbeatMs: 25000, now: Date.now() });
    if (frame.name === 'session.open') open(frame);
    if (frame.name === 'message.send') {
      const seq = append('message.sent', customer, { content: frame.args.content }, frame.id);
      send({ type: 'ack', id: frame.id, seq, result: {} });
    }
    const called = CALL_FACTS[frame.name]?.(frame.args);
    if (called) {
      const seq = append(called.name, customer, called.data, frame.id);
      send({ type: 'ack', id: frame.id, seq, result: CALL });
    }
    if (frame.name === 'call.join') {
      const ticket = { kind: 'webrtc', leg: 'leg-1', iceServers: [], expiresAt: 0 };
      send({ type: 'ack', id: frame.id, result: { ticket } });
    }
    const done = FACTS[frame.name];
    if (done !== undefined) {
      const seq = append(done, customer, frame.args, frame.id);
      send({ type: 'ack', id: frame.id, seq, result: {} });
    }
  }
  return {
    logins,
    flows,
    uploads,
    /** Names of all so far. */
    commands,
    append,
    onRequest({ url, data }: FakeWxRequest): FakeWxAnswer {
      const path = new URL(url).pathname;
      if (path === '/api/v1/customer/login') {
        logins.push(typeof data === 'string' ? JSON.parse(data) : data);
        const token = { token: 't1', expiresAt: Date.now() + 3_600_000 };
        const person = { openid: 'o1', openidKey: 'k1', customer: CUSTOMER };
        return { statusCode: 200, data: { ...token, ...person } };
      }
      if (path === '/api/v1/socket-tickets') {
        const ticket = { ticket: 'x', expiresAt: Date.now() + 60_000 };
        return { statusCode: 200, data: { ...ticket, url: 'wss://service.example/api/v1/socket' } };
      }
      if (path.endsWith('/events')) {
        return { statusCode: 200, data: { session: 's1', events: log, lastSeq: log.length } };
      }
      return { statusCode: 200, data: {} };
    },
    onUpload({ url, filePath }: FakeWxUpload): FakeWxAnswer {
      uploads.push(`${new URL(url).pathname} ${filePath}`);
      const taken = { file: 'file-1', width: 400, height: 300, bytes: 5000, mime: 'image/jpeg' };
      return { statusCode: 201, data: taken };
    },
    onSocket(opened: FakeServerSocket): void {
      socket = opened;
      opened.onMessage((text) => take(JSON.parse(text)));
    },
    dropSocket(): void {
      socket?.close(1006, '');
    },
  };
}
