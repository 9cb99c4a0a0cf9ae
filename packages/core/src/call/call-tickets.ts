import { CccError, type CallId, type MediaTicket, type SessionId } from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import type { Clock } from '../platform/ports';

export interface CallTicketsOptions {
  connection: Connection;
  clock: Clock;
  session: SessionId;
  call: CallId;
  onTicket(ticket: MediaTicket): void;
  /** There is none to be had. */
  onRefused(error: CccError): void;
}

/** Between two tickets: media that fails at once must not ask without a pause. */
const GAP_MS = 1000;
/** So long before a room can be entered with a ticket no more, there is another one. */
const RENEW_MS = 60_000;

/**
 * The tickets into the media of one call: the first, one more whenever the media is lost, and for a room of
 * TRTC, which a phone enters again by itself, one more in time.
 */
export class CallTickets {
  private life: 'idle' | 'asking' | 'closed' = 'idle';
  private askedAt = -Infinity;
  private cancelWait: (() => void) | undefined;
  private cancelRenewal: (() => void) | undefined;

  constructor(private readonly options: CallTicketsOptions) {}

  /** Asks for one, unless one is on its way. */
  ask(): void {
    if (this.life !== 'idle') return;
    this.life = 'asking';
    const { clock } = this.options;
    const waitMs = this.askedAt + GAP_MS - clock.now();
    if (waitMs <= 0) void this.fetch();
    else this.cancelWait = clock.setTimer(() => void this.fetch(), waitMs);
  }

  close(): void {
    this.life = 'closed';
    this.cancelWait?.();
    this.cancelRenewal?.();
  }

  private async fetch(): Promise<void> {
    const { connection, clock, session, call, onTicket, onRefused } = this.options;
    this.askedAt = clock.now();
    try {
      // Through every reconnect; what comes after one is a ticket of its own.
      const how = { session, timeoutMs: Infinity, resendWith: 'new' } as const;
      const { result } = await connection.command('call.join', { call }, how);
      if (this.isClosed) return;
      this.life = 'idle';
      this.renewInTime(result.ticket);
      onTicket(result.ticket);
    } catch (error) {
      if (this.isClosed) return;
      this.life = 'idle';
      onRefused(error instanceof CccError ? error : new CccError('unknown', { origin: error }));
    }
  }

  /** A leg through the service is joined once, and then stays. */
  private renewInTime({ kind, expiresAt }: MediaTicket): void {
    const { connection, clock } = this.options;
    this.cancelRenewal?.();
    if (kind !== 'trtc') return;
    const waitMs = Math.max(GAP_MS, expiresAt - RENEW_MS - connection.serverNow());
    this.cancelRenewal = clock.setTimer(() => this.ask(), waitMs);
  }

  private get isClosed(): boolean {
    return this.life === 'closed';
  }
}
