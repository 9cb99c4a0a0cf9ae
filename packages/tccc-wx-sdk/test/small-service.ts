import type { FakeServerSocket, FakeWxAnswer, FakeWxRequest } from '@ccc/testkit';

interface Frame {
  type: string;
  id: string;
  name: string;
  args: Record<string, unknown>;
}

const CUSTOMER = { id: 'customer-1', nickname: '微信用户' };
const AGENT = { id: 'agent-1', staffNo: '1001', nickname: '小林' };

/** One customer and their calls, in memory: enough of the wire for a component to call. */
export function createSmallService() {
  const log: Record<string, unknown>[] = [];
  const logins: Record<string, unknown>[] = [];
  const commands: Frame[] = [];
  const refusals = new Map<string, string>();
  let socket: FakeServerSocket | undefined;
  let tickets = 0;
  let given: object | undefined;
  let session = 0;
  let isLoggedIn = false;

  const send = (frame: unknown) => socket?.send(JSON.stringify(frame));
  function append(name: string, data: object, kind = 'system'): void {
    const event = { type: 'event', session: `s${session}`, seq: log.length + 1, at: 1000 };
    log.push({ ...event, name, actor: { kind, id: `${kind}-1` }, data });
    send(log.at(-1));
  }
  function open({ id, args }: Frame): void {
    session += 1;
    log.length = 0;
    send({ type: 'ack', id, result: { session: `s${session}`, created: true, lastSeq: 0 } });
    const { flow, media } = args;
    append('session.started', { customer: CUSTOMER, flow: { id: flow, version: 1 }, media });
    append('call.started', { call: 'call-1', media, by: 'customer' }, 'customer');
  }
  function take(frame: Frame): void {
    if (frame.type === 'hello') {
      const you = { kind: 'customer', id: CUSTOMER.id };
      const welcome = { type: 'welcome', protocol: 1, connection: 'c1', you };
      return void send({ ...welcome, heartbeatMs: 25000, now: Date.now() });
    }
    if (frame.type !== 'command') return;
    commands.push(frame);
    const { id, name } = frame;
    const code = refusals.get(name);
    if (code !== undefined) return void send({ type: 'refuse', id, code });
    if (name === 'session.open') return open(frame);
    if (name === 'call.join') {
      const leg = `leg-${(tickets += 1)}`;
      const ticket = given ?? { kind: 'webrtc', leg, iceServers: [], expiresAt: 0 };
      return void send({ type: 'ack', id, result: { ticket } });
    }
    if (name === 'call.end') end('client', 'customer');
    send({ type: 'ack', id, result: {} });
  }
  function end(closeBy: string, kind: string): void {
    append('call.ended', { call: 'call-1', closeBy, reason: 'ok', durationMs: 5000 }, kind);
    append('session.ended', { closeBy, reason: 'ok', endStatus: 1 }, kind);
  }
  return {
    logins,
    commands,
    refusals,
    /** From now on, in place of those into media through the service. */
    giveTicket: (ticket: object) => void (given = ticket),
    queue: (ahead: number) =>
      append('session.queued', { group: { id: 'g', name: '售前' }, priority: 0, ahead }),
    say: (text: string) => append('message.sent', { content: { type: 'text', text } }),
    ring: () => append('offer.made', {}),
    accept() {
      append('agent.accepted', { offer: 'o-1', agent: AGENT }, 'agent');
      append('call.answered', { call: 'call-1' }, 'agent');
    },
    widen: () => append('call.widened', { call: 'call-1' }, 'agent'),
    camera: (side: 'customer' | 'agent', isOn: boolean) =>
      append('call.cameraSet', { call: 'call-1', side, isOn }, side),
    hold: (isHeld: boolean) => append('call.held', { call: 'call-1', isHeld }, 'agent'),
    end,
    onRequest({ url, data }: FakeWxRequest): FakeWxAnswer {
      const path = new URL(url).pathname;
      if (path === '/api/v1/customer/login') {
        const body = JSON.parse(String(data)) as Record<string, unknown>;
        logins.push(body);
        if (body.jsCode === 'used') {
          return { statusCode: 400, data: { code: 'auth.codeUsed', message: '' } };
        }
        isLoggedIn = true;
        const token = { token: 't1', expiresAt: Date.now() + 3_600_000 };
        const person = { openid: 'o1', openidKey: 'k1', customer: CUSTOMER };
        return { statusCode: 200, data: { ...token, ...person } };
      }
      if (!isLoggedIn) return { statusCode: 401, data: { code: 'auth.tokenExpired', message: '' } };
      if (path === '/api/v1/socket-tickets') {
        const ticket = { ticket: 'x', expiresAt: Date.now() + 60_000 };
        return { statusCode: 200, data: { ...ticket, url: 'wss://service.example/api/v1/socket' } };
      }
      return { statusCode: 200, data: {} };
    },
    onSocket(opened: FakeServerSocket): void {
      socket = opened;
      opened.onMessage((text) => take(JSON.parse(text) as Frame));
    },
  };
}

export type SmallService = ReturnType<typeof createSmallService>;
