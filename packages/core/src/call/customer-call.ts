import {
  CALL_LIMITS,
  CccError,
  DIGITS_PATTERN,
  asId,
  type CallId,
  type ErrorCode,
  type FlowId,
  type SessionEvent,
  type SessionId,
} from '@ccc/protocol';
import type { FetchEvents } from '../chat/conversation';
import type { Connection } from '../connection/connection-types';
import { Emitter } from '../connection/emitter';
import type { Platform } from '../platform/ports';
import { SessionFeed } from '../session/session-feed';
import { callEventOf } from './call-facts';
import { callTransition, type CallEffect, type CallEvent } from './call-machine';
import type { CallState } from './call-state';
import { CallTickets } from './call-tickets';
import type { CustomerCall, StartCallOptions } from './call-types';

export interface CustomerCallOptions {
  platform: Platform;
  connection: Connection;
  fetchEvents: FetchEvents;
}

/** How long `close` waits for the service to hear of the end. */
const FAREWELL_MS = 5000;

/** Calls of a customer over this connection, which is started with the first one. */
export function createCustomerCall(options: CustomerCallOptions): CustomerCall {
  return new LiveCustomerCall(options);
}

class LiveCustomerCall implements CustomerCall {
  state: CallState = { name: 'idle' };
  private readonly changes: Emitter<CallState>;
  private readonly offs: Array<() => void>;
  private feed: SessionFeed | undefined;
  private tickets: CallTickets | undefined;
  private attempt = 0;
  /** What the service has not answered yet: an opening, an end. A new call waits for it. */
  private unsettled: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: CustomerCallOptions) {
    const { connection, platform } = options;
    this.changes = new Emitter(platform.logger);
    this.offs = [
      connection.onNotice((notice) => {
        if (notice.name !== 'queue.place' || notice.data.session !== this.session) return;
        const { ahead, waitMinutes } = notice.data;
        this.dispatch({ type: 'placed', ahead, ...(waitMinutes ? { waitMinutes } : {}) });
      }),
      connection.onState((state) => {
        if (state.name === 'stopped') this.fail(state.code);
      }),
    ];
  }

  onChange(listener: (state: CallState) => void): () => void {
    return this.changes.listen(listener);
  }

  async start(given: StartCallOptions): Promise<{ session: SessionId }> {
    const { name } = this.state;
    if (name !== 'idle' && name !== 'ended') throw new CccError('call.exists');
    this.attempt += 1;
    const own = this.attempt;
    this.dispatch({ type: 'start', media: given.media });
    await this.unsettled;
    if (!this.isOpening(own)) throw new CccError('call.notNow');
    const opening = this.open(given, own);
    this.unsettled = opening.catch(() => undefined);
    return opening;
  }

  end(): void {
    this.dispatch({ type: 'hangUp', now: this.options.connection.serverNow() });
  }

  async sendDigits(digits: string): Promise<void> {
    const { digitsMaxChars: max } = CALL_LIMITS;
    if (!new RegExp(DIGITS_PATTERN).test(digits) || digits.length > max) {
      throw new CccError('call.badDigits', { params: { max } });
    }
    const line = 'line' in this.state ? this.state.line : undefined;
    if (line?.call === undefined) throw new CccError('call.notNow');
    const { session, call } = line;
    await this.options.connection.command('call.digits', { call, digits }, { session });
  }

  setCamera(isOn: boolean): void {
    const line = 'line' in this.state ? this.state.line : undefined;
    if (line?.call === undefined || line.cameras?.customer === isOn) return;
    // What rings by voice is taken as that.
    if (line.media === 'audio' && line.since === undefined) return;
    this.dispatch({ type: 'camera', side: 'customer', isOn });
    void this.tellCamera(line.session, line.call, isOn);
  }

  mediaLost(): void {
    this.dispatch({ type: 'mediaLost' });
  }

  async close(): Promise<void> {
    this.end();
    const { clock } = this.options.platform;
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimer(resolve, FAREWELL_MS);
      void this.unsettled.then(() => {
        cancel();
        resolve();
      });
    });
    for (const off of this.offs) off();
  }

  private get session(): SessionId | undefined {
    return 'line' in this.state ? this.state.line.session : undefined;
  }

  private isOpening(attempt: number): boolean {
    return this.attempt === attempt && this.state.name === 'opening';
  }

  private async open(
    { flow, media, ...from }: StartCallOptions,
    own: number,
  ): Promise<{ session: SessionId }> {
    const { connection } = this.options;
    // The first events may come before the answer that names their session.
    const early: SessionEvent[] = [];
    const off = connection.onEvent((event) => early.push(event));
    try {
      connection.start();
      const args = { flow: asId<FlowId>(flow), media, ...from };
      const { result } = await connection.command('session.open', args, { timeoutMs: Infinity });
      const { session, lastSeq, after = 0, landmarks = [] } = result;
      if (!this.isOpening(own)) {
        // It was hung up meanwhile: nobody waits for what has just begun.
        await this.tellEnd({ type: 'end', session });
        throw new CccError('call.notNow');
      }
      this.dispatch({ type: 'opened', session });
      this.take(session, landmarks);
      this.follow(session, after);
      this.feed?.receive(...early.filter((event) => event.session === session));
      this.feed?.expect(lastSeq);
      return { session };
    } catch (error) {
      const failure =
        error instanceof CccError ? error : new CccError('unknown', { origin: error });
      if (this.isOpening(own)) this.fail(failure.code);
      throw failure;
    } finally {
      off();
    }
  }

  private follow(session: SessionId, after: number): void {
    if (this.session !== session) return;
    const { connection, fetchEvents, platform } = this.options;
    const { clock, logger } = platform;
    const onEvents = (events: readonly SessionEvent[]) => this.take(session, events);
    this.feed = new SessionFeed({
      session,
      after,
      connection,
      fetchEvents,
      clock,
      logger,
      onEvents,
    });
  }

  private take(session: SessionId, events: readonly SessionEvent[]): void {
    for (const event of events) {
      const known = callEventOf(event);
      if (known && this.session === session) this.dispatch(known);
    }
  }

  private fail(code: ErrorCode): void {
    this.dispatch({ type: 'failed', code, now: this.options.connection.serverNow() });
  }

  private dispatch(event: CallEvent): void {
    const before = this.state;
    const { state, effects } = callTransition(before, event);
    this.state = state;
    if (state.name === 'ended' && before.name !== 'ended') this.hush();
    for (const effect of effects) this.run(effect);
    if (state === before) return;
    if (state.name !== before.name) {
      this.options.platform.logger.info(`call: ${state.name}`, { from: before.name });
    }
    this.changes.emit(state);
  }

  private hush(): void {
    this.tickets?.close();
    this.tickets = undefined;
    this.feed?.close();
    this.feed = undefined;
  }

  private run(effect: CallEffect): void {
    if (effect.type === 'end') {
      this.unsettled = this.tellEnd(effect);
      return;
    }
    const { connection, platform } = this.options;
    this.tickets ??= new CallTickets({
      ...effect,
      connection,
      clock: platform.clock,
      onTicket: (ticket) => this.dispatch({ type: 'joined', ticket }),
      onRefused: ({ code }) => this.fail(code),
    });
    this.tickets.ask();
  }

  /** Refused, the call is over already. */
  private async tellCamera(session: SessionId, call: CallId, isOn: boolean): Promise<void> {
    const { connection, platform } = this.options;
    const how = { session, timeoutMs: Infinity };
    try {
      await connection.command('call.setCamera', { call, isOn }, how);
    } catch (error) {
      platform.logger.info('call: the camera was not switched', { error: String(error) });
    }
  }

  /** Refused, it is over already; never heard, the service misses this side before long. */
  private async tellEnd({ session, call }: Extract<CallEffect, { type: 'end' }>): Promise<void> {
    const { connection } = this.options;
    const how = { session, timeoutMs: Infinity };
    try {
      if (call === undefined) await connection.command('session.end', {}, how);
      else await connection.command('call.end', { call }, how);
    } catch (error) {
      this.options.platform.logger.info('call: the end was not taken', { error: String(error) });
    }
  }
}
