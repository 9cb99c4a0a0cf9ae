import { messages, type PGlite } from '@electric-sql/pglite';

type Exec = PGlite['execProtocolStream'];
type BackendMessage = Awaited<ReturnType<Exec>>[number];

/** Parse, Bind, Describe, Execute: nothing comes of them before the Sync that follows. */
const HELD = new Set(['P', 'B', 'D', 'E'].map((letter) => letter.charCodeAt(0)));
/** Statements are answered to the end, whether they succeed or fail, unless the database has died. */
const LAST_OF_ANSWER = 'readyForQuery';
/** SQLSTATE io_error. */
const IO_ERROR = '58030';

/**
 * Stands between PGlite and its node-postgres adapter. The adapter sends message by message: held back
 * until the Sync, they enter the database once for a statement instead of four times. And a database that
 * has died answers nothing, so that its clients would wait for ever: from then on the gate answers with an error.
 */
export class MessageGate {
  readonly waitReady: Promise<void>;
  readonly #pglite: PGlite;
  #held: Uint8Array[] = [];
  #failure: Error | null = null;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
    this.waitReady = pglite.waitReady;
  }

  /** Why nothing is stored any more. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** From now on nothing is stored; the first reason stays. */
  fail(failure: Error): void {
    this.#failure ??= failure;
  }

  readonly execProtocolStream: Exec = async (message, options) => {
    this.#held.push(message);
    if (HELD.has(message[0]!)) return [];
    const batch = this.#held.length === 1 ? message : Buffer.concat(this.#held);
    this.#held = [];
    if (!this.#failure) {
      try {
        const answer = await this.#pglite.execProtocolStream(batch, options);
        if (answer.some(({ name }) => name === LAST_OF_ANSWER)) return answer;
        this.#failure = new Error('the embedded database has crashed');
      } catch (error) {
        this.#failure = error instanceof Error ? error : new Error(String(error));
      }
    }
    return refusal(this.#failure);
  };
}

function refusal(failure: Error): BackendMessage[] {
  const error = new messages.DatabaseError(failure.message, 0, 'error');
  error.severity = 'FATAL';
  error.code = IO_ERROR;
  return [error, new messages.ReadyForQueryMessage(0, 'I')];
}
