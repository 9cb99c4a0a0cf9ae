import { LIMITS } from '@ccc/protocol';
import type { Clock } from '../platform/ports';

export interface HeartbeatOptions {
  clock: Clock;
  ping(): void;
  /** Nothing came back in time: the connection only looks open. */
  onDead(): void;
  /** How long an answer may take. */
  answerMs?: number;
}

/**
 * Says `ping` after a silence of our own, so that the service and every box on the way keep the
 * connection, and notices when nothing comes back although the socket seems open.
 */
export class Heartbeat {
  private cancelPing: (() => void) | undefined;
  private cancelAnswer: (() => void) | undefined;
  private intervalMs: number = LIMITS.heartbeatMs;

  constructor(private readonly options: HeartbeatOptions) {}

  start(intervalMs: number): void {
    this.stop();
    this.intervalMs = intervalMs;
    this.sent();
  }

  stop(): void {
    this.cancelPing?.();
    this.cancelAnswer?.();
    this.cancelPing = undefined;
    this.cancelAnswer = undefined;
  }

  /** Something was sent: the next ping can wait. */
  sent(): void {
    this.cancelPing?.();
    this.cancelPing = this.options.clock.setTimer(() => this.probe(), this.intervalMs);
  }

  /** Something arrived: the connection lives. */
  received(): void {
    this.cancelAnswer?.();
    this.cancelAnswer = undefined;
  }

  /** Asks at once whether the connection lives. */
  probe(answerMs: number = this.options.answerMs ?? 10000): void {
    this.options.ping();
    this.sent();
    if (this.cancelAnswer) return;
    this.cancelAnswer = this.options.clock.setTimer(() => {
      this.stop();
      this.options.onDead();
    }, answerMs);
  }
}
