import {
  CccError,
  PROTOCOL_VERSION,
  asId,
  type ClientFrame,
  type CommandFrame,
  type CommandId,
  type CommandName,
  type CommandArgs,
  type NoticeFrame,
  type ServerFrame,
  type SessionEvent,
  type SocketTicketResponse,
  type WelcomeFrame,
} from '@ccc/protocol';
import type { Platform } from '../platform/ports';
import {
  DEFAULT_CONNECTION_TIMEOUTS,
  connectionTransition,
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionTimeouts,
} from './connection-machine';
import type { ConnectionState } from './connection-state';
import type { CommandAnswer, CommandOptions, Connection, ResumePoint } from './connection-types';
import { Emitter } from './emitter';
import { Heartbeat } from './heartbeat';
import { newCommandId } from './new-id';
import { DEFAULT_RECONNECT_POLICY, type ReconnectPolicy } from './reconnect-policy';
import { Requests } from './requests';
import { Transport } from './transport';

export interface ConnectionOptions {
  platform: Platform;
  /** A new single-use ticket, logging in if need be. Rejects with a `CccError`. */
  fetchTicket(): Promise<SocketTicketResponse>;
  /** The service logged us out: the next ticket needs a fresh login. */
  forgetToken(): void;
  /** Version of this client, told in the hello. */
  version: string;
  policy?: Partial<ReconnectPolicy>;
  timeouts?: Partial<ConnectionTimeouts>;
  /** WeChat stops scripts 5 s after the app went to the background; we let go before. Default 4000. */
  hideGraceMs?: number;
}

/** A connection to the service, `idle` until it is started. */
export function createConnection(options: ConnectionOptions): Connection & { close(): void } {
  return new LiveConnection(options);
}

class LiveConnection implements Connection {
  state: ConnectionState = { name: 'idle' };
  private readonly platform: Platform;
  private readonly policy: ReconnectPolicy;
  private readonly timeouts: ConnectionTimeouts;
  private readonly transport: Transport;
  private readonly requests: Requests;
  private readonly heartbeat: Heartbeat;
  private readonly states: Emitter<ConnectionState>;
  private readonly events: Emitter<SessionEvent>;
  private readonly notices: Emitter<NoticeFrame>;
  private readonly offs: Array<() => void>;
  private resumePoints: ReadonlyArray<() => ResumePoint | undefined> = [];
  private queue: ConnectionEvent[] = [];
  private flight = 0;
  private ticket = '';
  private clockAheadMs = 0;
  private cancelDeadline: (() => void) | undefined;
  private hiddenAt: number | undefined;
  private cancelHide: (() => void) | undefined;

  constructor(private readonly options: ConnectionOptions) {
    const { clock, logger, lifecycle, sockets } = options.platform;
    this.platform = options.platform;
    this.policy = { ...DEFAULT_RECONNECT_POLICY, ...options.policy };
    this.timeouts = { ...DEFAULT_CONNECTION_TIMEOUTS, ...options.timeouts };
    this.states = new Emitter(logger);
    this.events = new Emitter(logger);
    this.notices = new Emitter(logger);
    this.heartbeat = new Heartbeat({
      clock,
      ping: () => this.transport.send({ type: 'ping' }),
      onDead: () => this.dispatch({ type: 'restart' }),
    });
    this.requests = new Requests({
      clock,
      newId: () => newCommandId(clock, options.platform.random),
      send: (frame) => this.send(frame),
      onOverdue: () => this.dispatch({ type: 'restart' }),
    });
    this.transport = new Transport(
      sockets,
      {
        onOpen: () => this.dispatch({ type: 'opened' }),
        onFrame: (frame) => this.receive(frame),
        onClose: ({ code, error }) =>
          this.dispatch({
            type: 'lost',
            closeCode: code,
            code: error instanceof CccError ? error.code : undefined,
          }),
      },
      logger,
    );
    this.offs = [
      lifecycle.onHide(() => this.hide()),
      lifecycle.onShow(() => this.show()),
      lifecycle.onNetwork((isOnline) =>
        this.dispatch({ type: isOnline ? 'networkBack' : 'networkLost' }),
      ),
    ];
  }

  serverNow(): number {
    return this.platform.clock.now() + this.clockAheadMs;
  }

  start(): void {
    this.dispatch({ type: 'start' });
  }

  stop(): void {
    this.dispatch({ type: 'stop' });
  }

  reconnect(): void {
    this.dispatch({ type: 'restart' });
  }

  close(): void {
    this.stop();
    this.cancelHide?.();
    for (const off of this.offs) off();
  }

  onState(listener: (state: ConnectionState) => void): () => void {
    return this.states.listen(listener);
  }

  onEvent(listener: (event: SessionEvent) => void): () => void {
    return this.events.listen(listener);
  }

  onNotice(listener: (notice: NoticeFrame) => void): () => void {
    return this.notices.listen(listener);
  }

  addResumePoint(provide: () => ResumePoint | undefined): () => void {
    this.resumePoints = [...this.resumePoints, provide];
    return () => {
      this.resumePoints = this.resumePoints.filter((other) => other !== provide);
    };
  }

  async command<Name extends CommandName>(
    name: Name,
    args: CommandArgs<Name>,
    options: CommandOptions = {},
  ): Promise<CommandAnswer<Name>> {
    const { clock, random } = this.platform;
    const id = options.id === undefined ? newCommandId(clock, random) : asId<CommandId>(options.id);
    const frame = { type: 'command', id, name, args, session: options.session } as CommandFrame;
    const answer = await this.requests.add(frame, {
      timeoutMs: options.timeoutMs ?? 15000,
      resendWith: options.resendWith ?? 'same',
    });
    return answer as CommandAnswer<Name>;
  }

  /** Runs the machine; events that come up while it runs wait for their turn. */
  private dispatch(event: ConnectionEvent): void {
    this.queue.push(event);
    if (this.queue.length > 1) return;
    for (let next = this.queue[0]; next; next = this.queue[0]) {
      this.step(next);
      this.queue.shift();
    }
  }

  private step(event: ConnectionEvent): void {
    const { clock, random, logger } = this.platform;
    const before = this.state;
    const { state, effects } = connectionTransition(before, event, {
      now: clock.now(),
      roll: random.next(),
      policy: this.policy,
      timeouts: this.timeouts,
    });
    this.state = state;
    if (before.name === 'online' && state !== before) {
      this.requests.close();
      this.heartbeat.stop();
    }
    for (const effect of effects) this.run(effect);
    if (state === before) return;
    this.armDeadline();
    logger.info(`connection: ${state.name}`, { from: before.name, on: event.type });
    this.states.emit(state);
  }

  private run(effect: ConnectionEffect): void {
    switch (effect.type) {
      case 'fetchTicket':
        return this.fetchTicket();
      case 'openSocket':
        return this.transport.open(effect.url);
      case 'sayHello':
        return this.transport.send(this.hello());
      case 'closeSocket':
        return this.transport.close();
      case 'forgetToken':
        return this.options.forgetToken();
      case 'resend':
        return this.requests.open();
      case 'giveUp':
        return this.requests.giveUp(new CccError(effect.code));
    }
  }

  private armDeadline(): void {
    this.cancelDeadline?.();
    this.cancelDeadline = undefined;
    const deadline = 'deadline' in this.state ? this.state.deadline : undefined;
    if (deadline === undefined) return;
    const { clock } = this.platform;
    this.cancelDeadline = clock.setTimer(
      () => this.dispatch({ type: 'deadline' }),
      Math.max(0, deadline - clock.now()),
    );
  }

  private fetchTicket(): void {
    this.flight += 1;
    const own = this.flight;
    // An answer that was overtaken by a newer try is nobody's any more.
    const report = (event: ConnectionEvent) => {
      if (own === this.flight) this.dispatch(event);
    };
    this.options.fetchTicket().then(
      ({ ticket, url }) => {
        if (own === this.flight) this.ticket = ticket;
        report({ type: 'ticketFetched', url });
      },
      (error: unknown) => {
        const { code, retry, retryAfterMs } =
          error instanceof CccError ? error : new CccError('unknown', { origin: error });
        report({ type: 'ticketFailed', code, retry, retryAfterMs });
      },
    );
  }

  private hello(): ClientFrame {
    const resume = this.resumePoints
      .map((provide) => provide())
      .filter((point): point is ResumePoint => point !== undefined);
    return {
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      ticket: this.ticket,
      client: { kind: this.platform.kind, version: this.options.version },
      resume,
    };
  }

  private send(frame: ClientFrame): void {
    this.transport.send(frame);
    this.heartbeat.sent();
  }

  private receive(frame: ServerFrame): void {
    this.heartbeat.received();
    switch (frame.type) {
      case 'welcome':
        return this.welcome(frame);
      case 'ack':
        return this.requests.acknowledge(frame);
      case 'refuse':
        if (frame.id === undefined) {
          this.platform.logger.error('connection: a frame was refused', { code: frame.code });
        }
        return this.requests.refuse(frame);
      case 'event':
        return this.events.emit(frame);
      case 'notice':
        return this.notices.emit(frame);
      case 'pong':
        return undefined;
    }
  }

  private welcome(frame: WelcomeFrame): void {
    this.clockAheadMs = frame.now - this.platform.clock.now();
    this.heartbeat.start(frame.heartbeatMs);
    this.dispatch({ type: 'welcomed', connection: frame.connection });
  }

  private hide(): void {
    const { clock } = this.platform;
    this.cancelHide?.();
    this.hiddenAt = clock.now();
    this.cancelHide = clock.setTimer(
      () => this.dispatch({ type: 'hidden' }),
      this.options.hideGraceMs ?? 4000,
    );
  }

  private show(): void {
    const { clock } = this.platform;
    this.cancelHide?.();
    const hiddenMs = this.hiddenAt === undefined ? 0 : clock.now() - this.hiddenAt;
    this.hiddenAt = undefined;
    // Scripts may have been stopped before the timer could fire: the clock knows better.
    if (hiddenMs >= (this.options.hideGraceMs ?? 4000)) this.dispatch({ type: 'hidden' });
    this.dispatch({ type: 'shown' });
    if (this.state.name === 'online') this.heartbeat.probe(3000);
  }
}
