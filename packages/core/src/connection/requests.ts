import {
  CccError,
  asId,
  toErrorCode,
  type AckFrame,
  type CommandFrame,
  type CommandId,
  type RefuseFrame,
} from '@ccc/protocol';
import type { Clock } from '../platform/ports';

export interface PendingAnswer {
  seq: number | undefined;
  result: unknown;
}

export interface RequestOptions {
  timeoutMs: number;
  resendWith: 'same' | 'new';
}

interface Pending {
  frame: CommandFrame;
  options: RequestOptions;
  resolve(answer: PendingAnswer): void;
  reject(error: CccError): void;
  cancelTimeout: () => void;
}

export interface RequestsOptions {
  clock: Clock;
  newId(): CommandId;
  /** Only called while there is a connection, see {@link Requests.open}. */
  send(frame: CommandFrame): void;
  /** A command is without an answer for this long although there is a connection. */
  onOverdue(): void;
  /** Default 10000. */
  overdueMs?: number;
}

/**
 * Commands that were not answered yet, in the order in which they were asked. They are matched with
 * their answer by id, sent again after a reconnect, and never forgotten without a word.
 */
export class Requests {
  private readonly pending = new Map<CommandId, Pending>();
  private link: 'closed' | 'open' = 'closed';
  private cancelOverdue: (() => void) | undefined;

  constructor(private readonly options: RequestsOptions) {}

  add(frame: CommandFrame, options: RequestOptions): Promise<PendingAnswer> {
    return new Promise((resolve, reject) => {
      const pending: Pending = { frame, options, resolve, reject, cancelTimeout: () => undefined };
      this.pending.set(frame.id, pending);
      if (options.timeoutMs !== Infinity) {
        pending.cancelTimeout = this.options.clock.setTimer(() => {
          this.take(pending.frame.id)?.reject(new CccError('connection.timeout'));
        }, options.timeoutMs);
      }
      if (this.link === 'open') this.sendOne(pending);
    });
  }

  /** There is a connection: everything that has no answer goes out (again), in order. */
  open(): void {
    this.link = 'open';
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const pending of waiting) {
      if (pending.options.resendWith === 'new') {
        pending.frame = { ...pending.frame, id: this.options.newId() };
      }
      this.pending.set(pending.frame.id, pending);
      this.sendOne(pending);
    }
  }

  /** The connection is gone; what has no answer waits for the next. */
  close(): void {
    this.link = 'closed';
    this.disarm();
  }

  acknowledge(frame: AckFrame): void {
    this.take(frame.id)?.resolve({ seq: frame.seq, result: frame.result });
  }

  refuse(frame: RefuseFrame): void {
    if (frame.id === undefined) return;
    this.take(frame.id)?.reject(
      new CccError(toErrorCode(frame.code), {
        params: frame.params,
        retryAfterMs: frame.retryAfterMs,
      }),
    );
  }

  /** No answer will come any more. */
  giveUp(error: CccError): void {
    for (const id of [...this.pending.keys()]) this.take(id)?.reject(error);
  }

  private sendOne({ frame }: Pending): void {
    this.options.send(frame);
    this.arm();
  }

  private take(id: string): Pending | undefined {
    const pending = this.pending.get(asId<CommandId>(id));
    if (!pending) return undefined;
    this.pending.delete(pending.frame.id);
    pending.cancelTimeout();
    this.disarm();
    if (this.pending.size > 0) this.arm();
    return pending;
  }

  /** Frames are not lost one by one; a missing answer means that the connection is not what it seems. */
  private arm(): void {
    if (this.cancelOverdue || this.link === 'closed') return;
    this.cancelOverdue = this.options.clock.setTimer(() => {
      this.cancelOverdue = undefined;
      this.options.onOverdue();
    }, this.options.overdueMs ?? 10000);
  }

  private disarm(): void {
    this.cancelOverdue?.();
    this.cancelOverdue = undefined;
  }
}
