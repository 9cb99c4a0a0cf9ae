import type { SessionEvent, SessionEventsResponse, SessionId } from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import type { Clock, Logger } from '../platform/ports';
import { SessionLog } from './session-log';

export interface SessionFeedOptions {
  session: SessionId;
  /** The log is followed from the event after this one on. */
  after: number;
  connection: Connection;
  clock: Clock;
  logger: Logger;
  /** What the log has after `after`, over HTTP. */
  fetchEvents(session: SessionId, after: number): Promise<SessionEventsResponse>;
  onEvents(events: readonly SessionEvent[]): void;
  /** How long a gap may fill itself before the missing events are fetched. Default 1000. */
  gapMs?: number;
}

/**
 * The events of one session, in order and once each, over any number of reconnects. Tells every
 * hello what it has; fetches what is missing when a gap stays.
 */
export class SessionFeed {
  private readonly log: SessionLog;
  private readonly offs: Array<() => void>;
  private cancelGap: (() => void) | undefined;
  private life: 'open' | 'closed' = 'open';

  constructor(private readonly options: SessionFeedOptions) {
    const { connection, session, after } = options;
    this.log = new SessionLog(after);
    this.offs = [
      connection.onEvent((event) => {
        if (event.session === session) this.receive(event);
      }),
      connection.addResumePoint(() => ({ session, lastSeq: this.log.lastSeq })),
    ];
  }

  get lastSeq(): number {
    return this.log.lastSeq;
  }

  receive(...events: readonly SessionEvent[]): void {
    const ready: SessionEvent[] = [];
    for (const event of events) ready.push(...this.log.receive(event));
    this.watchGap();
    if (ready.length > 0) this.options.onEvents(ready);
  }

  /** The service has said that this event exists. */
  expect(seq: number): void {
    this.log.expect(seq);
    this.watchGap();
  }

  close(): void {
    this.life = 'closed';
    this.cancelGap?.();
    for (const off of this.offs) off();
  }

  private watchGap(): void {
    if (!this.log.isBehind || this.life === 'closed') {
      this.cancelGap?.();
      this.cancelGap = undefined;
      return;
    }
    if (this.cancelGap) return;
    this.cancelGap = this.options.clock.setTimer(() => {
      this.cancelGap = undefined;
      void this.fillGap();
    }, this.options.gapMs ?? 1000);
  }

  private async fillGap(): Promise<void> {
    // After a loss the reconnect replays everything anyway.
    if (this.options.connection.state.name !== 'online') return this.watchGap();
    const { session, logger } = this.options;
    try {
      const { events } = await this.options.fetchEvents(session, this.log.lastSeq);
      if (this.life === 'closed') return;
      this.receive(...events);
    } catch (error) {
      logger.warn('session: a gap could not be filled', { session, error: String(error) });
    }
    this.watchGap();
  }
}
