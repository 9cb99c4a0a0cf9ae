import type { SessionId } from '@ccc/protocol';
import { readEvents, type LoggedEvent } from '../../store/event-reader';
import type { ServiceContext } from '../context';
import type { FileLinks } from '../files/file-links';
import type { Person } from '../login/person';
import { EventFrame } from './event-frame';

/** Events read at once while catching up. */
const PAGE = 200;

/** Where a follower's events go. */
export interface Outlet {
  readonly person: Person;
  readonly isOpen: boolean;
  /** `sent` is called when it has left, or never will. */
  send(text: string, sent?: () => void): void;
}

/**
 * One connection's view of one session: every event once, in order, without a gap.
 * An event that comes right after the last one is handed on; whatever else happens, the log is read.
 */
export class Follower {
  readonly session: SessionId;
  readonly outlet: Outlet;
  /** The last event that was sent. */
  lastSeq: number;
  /** What `queue.place` said last. */
  place = '';
  #reading = false;
  #readAgain = false;
  #stopped = false;
  readonly #onSent: (follower: Follower, logged: LoggedEvent) => void;

  constructor(
    session: SessionId,
    outlet: Outlet,
    lastSeq: number,
    onSent: (follower: Follower, logged: LoggedEvent) => void,
  ) {
    this.session = session;
    this.outlet = outlet;
    this.lastSeq = lastSeq;
    this.#onSent = onSent;
  }

  /** The session has come this far; `frames` are its newest events, as far as they came along. */
  advance(context: ServiceContext, seq: number, frames: readonly EventFrame[]): void {
    if (seq <= this.lastSeq) return;
    if (this.#reading) {
      this.#readAgain = true;
      return;
    }
    for (const frame of frames) {
      if (frame.logged.event.seq === this.lastSeq + 1) this.#send(frame);
    }
    if (this.lastSeq < seq) this.catchUp(context);
  }

  /** Nothing is sent from here on. */
  stop(): void {
    this.#stopped = true;
  }

  get #isWanted(): boolean {
    return !this.#stopped && this.outlet.isOpen;
  }

  /** Reads what is missing from the log. */
  catchUp(context: ServiceContext): void {
    if (this.#reading) {
      this.#readAgain = true;
      return;
    }
    this.#reading = true;
    this.#read(context)
      // The next sweep finds what is missing.
      .catch((err: unknown) => context.log.warn({ err, session: this.session }, 'replay broke off'))
      .finally(() => (this.#reading = false));
  }

  async #read({ store, fileLinks }: ServiceContext): Promise<void> {
    do {
      this.#readAgain = false;
      for (;;) {
        const page = await readEvents(store.db, this.session, this.lastSeq, PAGE);
        const left = this.#sendPage(page, fileLinks);
        if (page.length < PAGE || !this.#isWanted) break;
        // A long replay must not pile up before a slow client.
        await left;
      }
    } while (this.#readAgain && this.#isWanted);
  }

  #sendPage(page: readonly LoggedEvent[], links: FileLinks): Promise<void> {
    return new Promise((resolve) => {
      if (page.length === 0) resolve();
      for (const [index, logged] of page.entries()) {
        const isLast = index === page.length - 1;
        if (logged.event.seq === this.lastSeq + 1) {
          this.#send(new EventFrame(logged, links), isLast ? resolve : undefined);
        } else if (isLast) resolve();
      }
    });
  }

  #send(frame: EventFrame, sent?: () => void): void {
    if (this.#stopped) {
      sent?.();
      return;
    }
    this.lastSeq = frame.logged.event.seq;
    this.outlet.send(frame.textFor(this.outlet.person), sent);
    this.#onSent(this, frame.logged);
  }
}
