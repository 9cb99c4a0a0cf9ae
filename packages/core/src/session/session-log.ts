import type { SessionEvent } from '@ccc/protocol';

/**
 * Puts the events of one session in order: `after` + 1, + 2, + 3 … without a gap, none twice.
 * What comes too early is kept until the gap before it is filled.
 */
export class SessionLog {
  /** The last event that was passed on. */
  lastSeq: number;
  /** The newest event that is known to exist. */
  private headSeq: number;
  private readonly early = new Map<number, SessionEvent>();

  constructor(after = 0) {
    this.lastSeq = after;
    this.headSeq = after;
  }

  /** True while something is known to exist that was not passed on. */
  get isBehind(): boolean {
    return this.headSeq > this.lastSeq;
  }

  /** Takes an event; returns those that are next now, in order. */
  receive(event: SessionEvent): SessionEvent[] {
    if (event.seq <= this.lastSeq) return [];
    this.early.set(event.seq, event);
    this.expect(event.seq);
    const ready: SessionEvent[] = [];
    for (let next = this.takeNext(); next; next = this.takeNext()) ready.push(next);
    return ready;
  }

  /** The service has said that this event exists. */
  expect(seq: number): void {
    this.headSeq = Math.max(this.headSeq, seq);
  }

  private takeNext(): SessionEvent | undefined {
    const next = this.early.get(this.lastSeq + 1);
    if (!next) return undefined;
    this.early.delete(next.seq);
    this.lastSeq = next.seq;
    return next;
  }
}
