import type { SessionId, Side } from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import type { Clock } from '../platform/ports';

/** Between two read marks, and between two signs of writing: they cost the service a little each. */
const READ_GAP_MS = 1000;
const TYPING_GAP_MS = 3000;
/** How long a sign of the other side holds. */
const TYPING_HOLDS_MS = 5000;
/** A sign that is late is worth nothing. */
const ANSWER_MS = 5000;

export interface TalkSignsOptions {
  session: SessionId;
  /** Who looks. */
  side: Side;
  connection: Connection;
  clock: Clock;
  onChange(): void;
}

/** Read marks and signs of writing of one session: those of the other side, and one's own. */
export class TalkSigns {
  /** Everything of one's own up to here was shown to the other side. */
  readSeq = 0;
  isTyping = false;
  private wanted = 0;
  private told = 0;
  private reading: 'idle' | 'busy' | 'closed' = 'idle';
  private typedAt = -Infinity;
  private cancelGap: (() => void) | undefined;
  private cancelTyping: (() => void) | undefined;
  private readonly offs: Array<() => void>;

  constructor(private readonly options: TalkSignsOptions) {
    const { connection, session, side, onChange } = options;
    const offNotice = connection.onNotice((notice) => {
      if (notice.name !== 'session.read' && notice.name !== 'session.typing') return;
      if (notice.data.session !== session || notice.data.side === side) return;
      if (notice.name === 'session.typing') return this.hold();
      if (notice.data.seq <= this.readSeq) return;
      this.readSeq = notice.data.seq;
      onChange();
    });
    this.offs = [offNotice, connection.onState(() => this.tell())];
  }

  /** What the other side wrote was shown up to here. */
  read(seq: number): void {
    this.wanted = Math.max(this.wanted, seq);
    this.tell();
  }

  /** Something was written just now. */
  typing(): void {
    const { connection, clock, session } = this.options;
    if (connection.state.name !== 'online' || clock.now() - this.typedAt < TYPING_GAP_MS) return;
    this.typedAt = clock.now();
    // Lost, or come too late, it is only not seen.
    connection.command('session.typing', {}, { session, timeoutMs: ANSWER_MS }).catch(() => {});
  }

  /** What was being written has been sent: the next letter is a new beginning. */
  sent(): void {
    this.typedAt = -Infinity;
  }

  /** The other side has written. */
  written(): void {
    if (!this.isTyping) return;
    this.cancelTyping?.();
    this.isTyping = false;
  }

  close(): void {
    this.reading = 'closed';
    this.cancelGap?.();
    this.cancelTyping?.();
    for (const off of this.offs) off();
  }

  private hold(): void {
    const { clock, onChange } = this.options;
    const wasTyping = this.isTyping;
    this.isTyping = true;
    this.cancelTyping?.();
    this.cancelTyping = clock.setTimer(() => {
      this.isTyping = false;
      onChange();
    }, TYPING_HOLDS_MS);
    if (!wasTyping) onChange();
  }

  private tell(): void {
    const { connection, clock, session } = this.options;
    const seq = this.wanted;
    if (seq <= this.told || this.reading !== 'idle' || connection.state.name !== 'online') return;
    this.reading = 'busy';
    connection
      .command('session.read', { seq }, { session, timeoutMs: ANSWER_MS })
      // Not told: it is said again with the next change, or the next connection.
      .then(
        () => (this.told = seq),
        () => undefined,
      )
      .then(() => {
        if (this.reading === 'closed') return;
        this.cancelGap = clock.setTimer(() => {
          this.reading = 'idle';
          if (this.told === seq) this.tell();
        }, READ_GAP_MS);
      });
  }
}
