import { CccError, type CallId, type CallMedia, type SessionId } from '@ccc/protocol';
import { CallTickets } from '../call/call-tickets';
import type { CallView } from '../session/call-view';
import type { Cameras } from '../session/cameras';
import type { Connection } from '../connection/connection-types';
import { Emitter } from '../connection/emitter';
import type { Clock, Logger } from '../platform/ports';
import {
  chatCallTransition,
  type ChatCallEffect,
  type ChatCallEvent,
  type ChatCallState,
} from './chat-call-machine';
import type { ConversationModel } from './conversation';
import { OwnCamera } from './own-camera';

/** The call within the conversation; at most one at a time. */
export interface ChatCall {
  readonly state: ChatCallState;
  /** Returns the function that stops it. */
  onChange(listener: (state: ChatCallState) => void): () => void;
  /**
   * Asks the agent for a call. Resolves when the service has it: what comes then is told by `state`.
   * Waits through reconnects. Rejects with `call.exists`, and with what the service refuses:
   * `call.notNow` without an agent, `media.off`.
   */
  start(media: CallMedia): Promise<void>;
  /** Takes the agent's call. Rejects with `call.notNow`, `call.unknown`; then it may ring on. */
  answer(): Promise<void>;
  /** Cancels, refuses or hangs up: over here at once, there as soon as there is a connection. */
  hangUp(): void;
  /**
   * Shows this side's picture, or none: here at once, there as soon as there is a connection. Only while
   * a video call is on, or a call of voices is connected, which then comes to have pictures; a camera that is
   * missing MUST be said so.
   */
  setCamera(isOn: boolean): void;
  /** 转语音: no picture any more, of neither side. */
  toVoice(): void;
  /** The media of the ticket is gone: another ticket is asked for, at most one a second. */
  mediaLost(): void;
}

export interface ChatCallOptions {
  model: ConversationModel;
  connection: Connection;
  clock: Clock;
  logger: Logger;
}

/** Follows the conversation: a call that is connected is joined, whoever asked for it. */
export class ChatCallModel implements ChatCall {
  state: ChatCallState = { name: 'none' };
  private readonly changes: Emitter<ChatCallState>;
  private readonly offs: Array<() => void>;
  private readonly camera = new OwnCamera();
  private tickets: { call: CallId; source: CallTickets } | undefined;
  /** Where a start will stand in the log; Infinity: not known yet. */
  private asked: { session: SessionId; seq: number } | undefined;

  constructor(private readonly options: ChatCallOptions) {
    const { model, connection, logger } = options;
    this.changes = new Emitter(logger);
    this.offs = [model.onChange(() => this.look()), connection.onState(() => this.look())];
  }

  onChange(listener: (state: ChatCallState) => void): () => void {
    return this.changes.listen(listener);
  }

  async start(media: CallMedia): Promise<void> {
    const { connection, model } = this.options;
    const { session } = model.view;
    if (this.state.name !== 'none') throw new CccError('call.exists');
    if (session === undefined) throw new CccError('call.notNow');
    const asked = { session, seq: Infinity };
    this.asked = asked;
    this.dispatch({ type: 'ask', media });
    try {
      const how = { session, timeoutMs: Infinity };
      const { seq = 0 } = await connection.command('call.start', { media }, how);
      asked.seq = seq;
      model.stored(session, seq);
      this.look();
    } catch (error) {
      if (this.asked === asked) this.asked = undefined;
      this.dispatch({ type: 'refused' });
      throw error;
    }
  }

  async answer(): Promise<void> {
    const { connection, model } = this.options;
    const { session } = model.view;
    if (this.state.name !== 'ringing' || session === undefined) throw new CccError('call.notNow');
    const call = this.state.call.id;
    this.dispatch({ type: 'accept' });
    try {
      const how = { session, timeoutMs: Infinity };
      const { seq } = await connection.command('call.answer', { call }, how);
      model.stored(session, seq);
    } catch (error) {
      if (this.isIn(call)) this.dispatch({ type: 'refused' });
      throw error;
    }
  }

  hangUp(): void {
    this.dispatch({ type: 'hangUp' });
  }

  setCamera(isOn: boolean): void {
    const { call } = this;
    if (!call || call.cameras.customer === isOn) return;
    // What rings by voice is taken as that.
    if (call.media === 'audio' && call.state !== 'connected') return;
    void this.show({ customer: isOn }, (id, how) =>
      this.options.connection.command('call.setCamera', { call: id, isOn }, how),
    );
  }

  toVoice(): void {
    void this.show({ customer: false, agent: false }, (call, how) =>
      this.options.connection.command('call.toVoice', { call }, how),
    );
  }

  mediaLost(): void {
    this.dispatch({ type: 'mediaLost' });
  }

  close(): void {
    for (const off of this.offs) off();
    this.tickets?.source.close();
  }

  /** Logged out, or the conversation was opened elsewhere: a call is there now. */
  private get isGone(): boolean {
    const { name } = this.options.connection.state;
    return name === 'idle' || name === 'stopped';
  }

  /** The call that is on, as this phone has it. */
  private get call(): CallView | undefined {
    const { view, lastSeq } = this.options.model;
    return this.isGone ? undefined : this.camera.wanted(view.call, lastSeq);
  }

  private isIn(call: CallId): boolean {
    return this.state.name === 'answering' && this.state.call.id === call;
  }

  private look(): void {
    // What was left is not come back to when the log is still as it was.
    if (this.isGone && this.state.name === 'leaving') return;
    const { view, lastSeq } = this.options.model;
    const { call } = this;
    const isAwaited = this.asked?.session === view.session && (this.asked?.seq ?? 0) > lastSeq;
    if (call || !isAwaited) this.dispatch({ type: 'shown', call });
  }

  private dispatch(event: ChatCallEvent): void {
    const before = this.state;
    const { state, effects } = chatCallTransition(before, event);
    this.state = state;
    if (state.name !== 'connected') {
      this.tickets?.source.close();
      this.tickets = undefined;
    }
    for (const effect of effects) this.run(effect);
    if (state === before) return;
    if (state.name !== before.name) {
      this.options.logger.info(`chat call: ${state.name}`, { from: before.name });
    }
    this.changes.emit(state);
  }

  private run({ type, call }: ChatCallEffect): void {
    const { session } = this.options.model.view;
    if (session === undefined) return;
    if (type === 'end') void this.tellEnd(session, call);
    else this.ticketsOf(session, call).ask();
  }

  private ticketsOf(session: SessionId, call: CallId): CallTickets {
    if (this.tickets?.call === call) return this.tickets.source;
    this.tickets?.source.close();
    const { connection, clock } = this.options;
    const source = new CallTickets({
      connection,
      clock,
      session,
      call,
      onTicket: (ticket) => this.dispatch({ type: 'joined', ticket }),
      onRefused: ({ code }) => {
        // The log will say that it is over; a connection that stopped tells its own story.
        if (code === 'call.unknown' || code === 'media.callOver' || this.isGone) return;
        this.dispatch({ type: 'hangUp', code });
      },
    });
    this.tickets = { call, source };
    return source;
  }

  /** Refused, the log stays the truth. */
  private async show(
    cameras: Partial<Cameras>,
    tell: (
      call: CallId,
      how: { session: SessionId; timeoutMs: number },
    ) => Promise<{ seq?: number }>,
  ): Promise<void> {
    const { model, logger } = this.options;
    const { session } = model.view;
    const call = this.call?.id;
    if (session === undefined || call === undefined) return;
    const telling = this.camera.want(call, cameras, async () => {
      const { seq } = await tell(call, { session, timeoutMs: Infinity });
      model.stored(session, seq);
      return seq;
    });
    this.look();
    try {
      await telling;
    } catch (error) {
      logger.info('chat call: the camera was not switched', { error: String(error) });
    }
    this.look();
  }

  /** Refused, it is over already; never heard, the service misses this side before long. */
  private async tellEnd(session: SessionId, call: CallId): Promise<void> {
    try {
      const how = { session, timeoutMs: Infinity };
      await this.options.connection.command('call.end', { call }, how);
    } catch (error) {
      this.options.logger.info('chat call: the end was not taken', { error: String(error) });
    }
  }
}
