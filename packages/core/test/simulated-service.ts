import {
  PATHS,
  asId,
  closeCode,
  type ClientFrame,
  type CloseCodeName,
  type CommandFrame,
  type DirectoryResponse,
  type EventData,
  type EventName,
  type FlowId,
  type OfferId,
  type ServerFrame,
  type SessionEvent,
  type SessionId,
} from '@ccc/protocol';
import type { HttpRequest, HttpResponse, HttpUpload } from '../src/index';
import type { MemoryPeer, MemoryPeerHandlers, MemoryService } from '../src/platform/memory/index';

import { SimulatedLogins } from './simulated-logins';
import {
  AGENT,
  CUSTOMER,
  actorOf,
  GROUP,
  eventsPage,
  failure,
  listed,
  openedBy,
  partOf,
  seenBy,
  signOf,
  welcomeOf,
  wipe,
  wordsIn,
  type StoredSession,
  isUnrated,
} from './simulated-session';
import type { Peer, SimulatedServiceOptions } from './simulated-weather';

type Actor = SessionEvent['actor'];

/** SPEC.md in memory, as far as a client can see it: log, dedup, resume, tickets, one connection each. */
export class SimulatedService implements MemoryService {
  readonly requests: HttpRequest[] = [];
  readonly commands: CommandFrame[] = [];
  readonly hellos: Array<Extract<ClientFrame, { type: 'hello' }>> = [];
  readonly uploads: string[] = [];
  directory: DirectoryResponse = { groups: [], agents: [] };
  /** While it is set, uploads are refused with it. */
  uploadFailure: string | undefined;
  /** Uploads of this kind are not taken. */
  refusedKind: string | undefined;
  /** Answers `call.*` and `consult.*`; without it they are refused. */
  answerCall: ((frame: CommandFrame) => ServerFrame) | undefined;
  reach: 'up' | 'down' = 'up';
  /** While true, sockets stay open and nothing is heard or said on them. */
  dumb = false;
  private readonly sessions = new Map<SessionId, StoredSession>();
  private readonly answers = new Map<string, ServerFrame>();
  private readonly logins = new SimulatedLogins(
    (kind) => this.mint(kind),
    () => this.options.clock.now(),
  );
  private readonly tickets = new Map<string, string>();
  private readonly peers = new Map<string, Peer>();
  readonly files = new Map<string, string>();
  private serial = 0;

  constructor(private readonly options: SimulatedServiceOptions) {}

  request(request: HttpRequest): HttpResponse {
    if (this.reach === 'down') throw new Error('unreachable');
    this.requests.push(request);
    const path = request.url.replace(/^https:\/\/[^/]+/, '').replace(/\?.*$/, '');
    const body = (request.body ?? {}) as Record<string, string>;
    if (path === PATHS.customerLogin) return this.logins.customer(body);
    if (path === PATHS.agentLogin) return this.logins.agent(body);
    const person = this.logins.personOf(request.headers);
    if (person === undefined) return failure(401, 'auth.tokenExpired');
    if (path === PATHS.logout) {
      this.revokeTokens();
      return { status: 200, body: {} };
    }
    if (path === PATHS.me) return { status: 200, body: { kind: person } };
    if (path === PATHS.directory) return { status: 200, body: this.directory };
    if (path === PATHS.profile) return { status: 200, body: CUSTOMER };
    if (path === PATHS.socketTickets) {
      const ticket = this.mint('ticket');
      this.tickets.set(ticket, person);
      const url = 'wss://service.example/api/v1/socket';
      return { status: 200, body: { ticket, url, expiresAt: this.options.clock.now() + 60000 } };
    }
    const query = new URLSearchParams(request.url.split('?')[1]);
    if (path === PATHS.sessions) {
      return { status: 200, body: { sessions: listed([...this.sessions.values()], query) } };
    }
    const session = this.sessions.get(asId<SessionId>(path.split('/')[4] ?? ''));
    if (!session) return failure(404, 'session.unknown');
    return eventsPage(session, person, query);
  }

  /** Takes every file; `uploads` are their paths. */
  upload({ url, localPath, headers }: HttpUpload): HttpResponse {
    if (this.reach === 'down') throw new Error('unreachable');
    this.uploads.push(localPath);
    if (this.logins.personOf(headers) === undefined) return failure(401, 'auth.tokenExpired');
    if (this.uploadFailure !== undefined) return failure(400, this.uploadFailure);
    const session = url.split('/').at(-2) ?? '';
    const file = this.mint('file');
    this.files.set(file, session);
    const kind = new URL(url).searchParams.get('kind');
    if (kind === this.refusedKind) return failure(415, 'file.kindMismatch');
    return { status: 201, body: { file, kind, bytes: 120, mime: 'image/png' } };
  }

  connect(_url: string, socket: MemoryPeer): MemoryPeerHandlers {
    if (this.reach === 'down') throw new Error('unreachable');
    const { clock, faults } = this.options;
    let life: 'open' | 'closed' = 'open';
    let peer: Peer | undefined;
    const close = (code: number) => {
      if (life === 'closed') return;
      life = 'closed';
      if (peer && this.peers.get(peer.person) === peer) this.peers.delete(peer.person);
      socket.close(code, '');
    };
    const push = (frame: ServerFrame) => {
      if (life === 'closed') return;
      for (const delayMs of faults?.deliveries('down') ?? [0]) {
        if (delayMs === 0) socket.send(JSON.stringify(frame));
        else clock.setTimer(() => socket.send(JSON.stringify(frame)), delayMs);
      }
    };
    const take = (text: string) => {
      if (life === 'closed' || this.dumb) return;
      const frame = JSON.parse(text) as ClientFrame;
      if (frame.type === 'hello') {
        peer = this.greet(frame, push, close);
        return;
      }
      if (!peer) return close(closeCode('malformed'));
      if (faults?.breaks()) return close(1006);
      if (frame.type === 'ping') return push({ type: 'pong' });
      this.take(frame, peer);
    };
    return {
      onMessage: (text) => {
        const isHello = text.includes('"type":"hello"');
        for (const delayMs of isHello ? [0] : (faults?.deliveries('up') ?? [0])) {
          if (delayMs === 0) take(text);
          else clock.setTimer(() => take(text), delayMs);
        }
      },
      onClose: () => {
        life = 'closed';
        if (peer && this.peers.get(peer.person) === peer) this.peers.delete(peer.person);
      },
    };
  }

  get usedCodes(): string[] {
    return this.logins.usedCodes;
  }

  get connections(): number {
    return this.peers.size;
  }

  get sessionIds(): SessionId[] {
    return [...this.sessions.keys()];
  }

  log(session: SessionId): readonly SessionEvent[] {
    return this.sessions.get(session)?.events ?? [];
  }

  /** The words of a session as stored. */
  texts(session: SessionId): string[] {
    return this.log(session).flatMap((event) =>
      event.name === 'message.sent' ? [wordsIn(event.data.content)] : [],
    );
  }

  /** The session goes to the queue and to the agent. */
  accept(session: SessionId): void {
    this.queue(session);
    const offer = asId<OfferId>('offer-1');
    this.append(session, 'offer.made', { kind: 'system' }, { offer, agent: AGENT, expiresAt: 0 });
    const actor: Actor = { kind: 'agent', id: AGENT.id };
    this.append(session, 'agent.accepted', actor, { offer, agent: AGENT, rating: 'afterEnd' });
  }

  /** The agent passes it on to whoever comes first; from then on it is no longer theirs. */
  transfer(session: SessionId, note?: string): void {
    const from: Actor = { kind: 'agent', id: AGENT.id };
    const data = { from: AGENT, to: { group: GROUP }, ...(note === undefined ? {} : { note }) };
    this.append(session, 'session.transferred', from, data);
    this.peers.get(AGENT.id)?.watching.delete(session);
    this.queue(session, 0);
  }

  queue(session: SessionId, ahead = 2): void {
    this.append(
      session,
      'session.queued',
      { kind: 'system' },
      { group: GROUP, priority: 0, ahead },
    );
  }

  say(session: SessionId, text: string): void {
    const actor: Actor = { kind: 'agent', id: AGENT.id };
    this.append(session, 'message.sent', actor, { content: { type: 'text', text } });
  }

  end(session: SessionId): void {
    const stored = this.sessions.get(session);
    if (!stored || stored.life === 'ended') return;
    stored.life = 'ended';
    const actor: Actor = { kind: 'agent', id: AGENT.id };
    this.append(session, 'session.ended', actor, { closeBy: 'seat', reason: 'ok', endStatus: 1 });
  }

  /** From now on pictures lie there. */
  linksAs(link: string): void {
    this.sessions.forEach((session) => Object.assign(session, { link }));
  }

  /** Puts a frame on every connection. */
  push(frame: ServerFrame): void {
    this.peers.forEach((peer) => peer.push(frame));
  }

  closeAll(name: CloseCodeName | 'cut'): void {
    const code = name === 'cut' ? 1006 : closeCode(name);
    [...this.peers.values()].forEach((peer) => peer.close(code));
  }

  revokeTokens(): void {
    this.logins.revokeTokens();
  }

  private greet(
    hello: Extract<ClientFrame, { type: 'hello' }>,
    push: Peer['push'],
    close: Peer['close'],
  ): Peer | undefined {
    this.hellos.push(hello);
    const person = this.tickets.get(hello.ticket);
    if (person === undefined || !this.tickets.delete(hello.ticket)) {
      close(closeCode('ticketInvalid'));
      return undefined;
    }
    this.peers.get(person)?.close(closeCode('replaced'));
    const peer: Peer = { person, watching: new Set(), push, close };
    this.peers.set(person, peer);
    push(welcomeOf(person, this.mint('connection'), this.options.clock.now()));
    for (const { session, lastSeq } of hello.resume) this.subscribe(peer, session, lastSeq);
    return peer;
  }

  private take(frame: CommandFrame, peer: Peer): void {
    this.commands.push(frame);
    const known = this.answers.get(`${peer.person} ${frame.id}`);
    if (known) {
      // Asked again over another connection, it is that one which follows the session.
      if (frame.name === 'session.open') this.subscribe(peer, openedBy(known), 0);
      return peer.push(known);
    }
    const refusal = this.options.faults?.refusal();
    if (refusal) return peer.push({ type: 'refuse', id: frame.id, code: refusal });
    const answer = this.carryOut(frame, peer);
    if (answer.type === 'ack') this.answers.set(`${peer.person} ${frame.id}`, answer);
    peer.push(answer);
  }

  private carryOut(frame: CommandFrame, peer: Peer): ServerFrame {
    const { id } = frame;
    if (frame.name === 'session.open') {
      const live = [...this.sessions.values()].find(({ life }) => life === 'open');
      const unrated = [...this.sessions.values()].filter(isUnrated).at(-1)?.id;
      const session = live ?? this.start(frame.args.flow);
      const part = partOf(session, frame.args);
      this.subscribe(peer, session.id, part.after);
      const result = { session: session.id, created: !live, ...part };
      return { type: 'ack', id, result: { ...result, ...(unrated ? { unrated } : {}) } };
    }
    if (frame.name === 'agent.setStatus' || frame.name === 'instance.watch') {
      return { type: 'refuse', id, code: 'agent.statusInvalid' };
    }
    const session = this.sessions.get(frame.session);
    if (!session) return { type: 'refuse', id, code: 'session.unknown' };
    if (frame.name === 'session.watch') {
      const part = partOf(session, frame.args);
      this.subscribe(peer, session.id, part.after);
      return { type: 'ack', id, result: part };
    }
    if (this.answerCall && /^(call|consult)\./.test(frame.name)) return this.answerCall(frame);
    if (frame.name === 'session.rate') {
      const by: Actor = { kind: 'customer', id: CUSTOMER.id };
      const data = { tags: [], ...frame.args };
      return { type: 'ack', id, seq: this.append(session.id, 'rating.given', by, data) };
    }
    if (frame.name === 'message.leave') {
      const by: Actor = { kind: 'customer', id: CUSTOMER.id };
      return { type: 'ack', id, seq: this.append(session.id, 'message.left', by, frame.args) };
    }
    if (frame.name === 'session.read' || frame.name === 'session.typing') {
      const others = [...this.peers.values()].filter((other) => other !== peer);
      others.forEach((other) => other.push(signOf(frame, peer.person)));
      return { type: 'ack', id, result: {} };
    }
    if (session.life === 'ended') return { type: 'refuse', id, code: 'session.closed' };
    const actor = actorOf(peer.person);
    if (frame.name === 'message.send') {
      const { content } = frame.args;
      if ('file' in content && this.files.get(content.file) !== session.id) {
        return { type: 'refuse', id, code: 'file.unknown' };
      }
      const seq = this.append(session.id, 'message.sent', actor, { content }, id, peer.person);
      return { type: 'ack', id, seq };
    }
    if (frame.name === 'message.recall') {
      const { seq } = frame.args;
      const code = wipe(session, seq, peer.person, this.options.clock.now());
      if (code) return { type: 'refuse', id, code };
      const done = this.append(session.id, 'message.recalled', actor, { seq }, id, peer.person);
      return { type: 'ack', id, seq: done };
    }
    if (frame.name === 'session.end') {
      session.life = 'ended';
      const data = { closeBy: 'client', reason: 'ok', endStatus: 109 } as const;
      return { type: 'ack', id, seq: this.append(session.id, 'session.ended', actor, data, id) };
    }
    return { type: 'refuse', id, code: 'session.notActive' };
  }

  private start(flow: FlowId): StoredSession {
    const id = asId<SessionId>(this.mint('session'));
    const session: StoredSession = { id, events: [], life: 'open', authors: new Map() };
    this.sessions.set(id, session);
    const system: Actor = { kind: 'system' };
    this.append(
      id,
      'session.started',
      { kind: 'customer', id: CUSTOMER.id },
      {
        customer: CUSTOMER,
        flow: { id: flow, version: 1 },
      },
    );
    this.append(id, 'message.sent', system, {
      content: { type: 'text', text: '您好', choices: [{ keyword: '1', label: '人工' }] },
    });
    this.append(id, 'flow.stepped', system, { visited: [], snapshot: { secret: true } });
    return session;
  }

  private subscribe(peer: Peer, id: SessionId, lastSeq: number): void {
    const session = this.sessions.get(id);
    if (!session) return;
    peer.watching.add(id);
    for (const event of session.events) {
      if (event.seq > lastSeq) {
        peer.push({ type: 'event', ...seenBy(peer.person, session, event) });
      }
    }
  }

  private append<Name extends EventName>(
    id: SessionId,
    name: Name,
    actor: Actor,
    data: EventData[Name],
    command?: string,
    author = '',
  ): number {
    const session = this.sessions.get(id);
    if (!session) throw new Error(`no session ${id}`);
    const seq = session.events.length + 1;
    const at = this.options.clock.now();
    const event = { session: id, seq, at, name, actor, data, command } as SessionEvent;
    session.events.push(event);
    session.authors.set(seq, author);
    for (const peer of this.peers.values()) {
      if (peer.watching.has(id)) {
        peer.push({ type: 'event', ...seenBy(peer.person, session, event) });
      }
    }
    return seq;
  }

  private mint(kind: string): string {
    this.serial += 1;
    return `${kind}-${this.serial}`;
  }
}
