import { CccError, asId, type CustomerId, type SessionId } from '@ccc/protocol';
import type { Kysely } from 'kysely';
import { readFile } from '../../store/files';
import {
  claimMediaChecks,
  endMediaCheck,
  findByTrace,
  noteAsked,
  noteMediaChecks,
  type DueMediaCheck,
} from '../../store/media-checks';
import { readMessage } from '../../store/messages';
import type { Append } from '../../store/session-log';
import type { Database } from '../../store/tables';
import type { Judgement, WeChatChecks } from '../../wechat/wechat-checks';
import type { ServiceContext } from '../context';
import type { SessionEngine } from '../session/session-engine';
import type { MediaCheckOptions } from './content-check';
import { askAbout } from './known-to-wechat';
import { mediaIn } from './media-in';

/** WeChat promises a result within half an hour. What has not come then was lost, as while the service was away. */
const RESULT_MS = 40 * 60_000;
/** After a failure; doubled with each. */
const RETRY_MS = 30_000;
const MAX_ATTEMPTS = 6;
/** How long another node leaves those alone that this one asks about. */
const LEASE_MS = 60_000;
const BATCH = 10;

/**
 * Has pictures and voice messages of customers judged after they were sent, and takes away what is risky.
 * What waits for a result is kept with the log: neither a restart nor a lost result loses any.
 */
export class MediaCheck {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  readonly #checks: WeChatChecks;
  readonly #options: MediaCheckOptions;
  #round: Promise<void> | null = null;
  /** Given up since the start. */
  #unchecked = 0;

  constructor(
    context: ServiceContext,
    engine: SessionEngine,
    checks: WeChatChecks,
    options: MediaCheckOptions,
  ) {
    this.#context = context;
    this.#engine = engine;
    this.#checks = checks;
    this.#options = options;
  }

  /** In the transaction that appends. */
  async note(trx: Kysely<Database>, append: Append): Promise<void> {
    await noteMediaChecks(trx, mediaIn(append), append.at);
  }

  /** Begins to ask about what is due, and comes back: other chores must not wait for WeChat. */
  sweep(): void {
    const { log } = this.#context;
    this.#round ??= this.#askAll()
      .catch((err: unknown) => log.warn({ err }, 'checks of media come again'))
      .finally(() => (this.#round = null));
  }

  /** Resolves when nothing is under way. */
  async close(): Promise<void> {
    await this.#round;
  }

  /** A result. One that nobody waits for, or waits for any more, does nothing. */
  async judged(trace: string, { suggest, label }: Judgement): Promise<void> {
    const { store, log } = this.#context;
    const message = await findByTrace(store.db, trace);
    if (!message) return;
    const { session, seq } = message;
    if (suggest !== 'pass') log.info({ session, seq, suggest, label }, 'media were not passed');
    if (suggest === 'risky') await this.#remove(session, seq);
    await endMediaCheck(store.db, message);
  }

  /** WeChat could not judge it: it is asked again. */
  async failed(trace: string, reason: string): Promise<void> {
    const { store, log, now } = this.#context;
    const message = await findByTrace(store.db, trace);
    if (!message) return;
    log.warn({ session: message.session, reason }, 'media could not be judged');
    await noteAsked(store.db, message, null, now() + RETRY_MS);
  }

  async #remove(session: SessionId, seq: number): Promise<void> {
    const { db } = this.#context.store;
    try {
      await this.#engine.run({
        session,
        async ask() {
          const message = await readMessage(db, session, seq);
          const command = { name: 'message.remove', reason: 'contentCheck', seq } as const;
          return message ? { ...command, message } : command;
        },
      });
    } catch (error) {
      // Removed with all its messages meanwhile.
      if (!(error instanceof CccError) || error.code !== 'session.unknown') throw error;
    }
  }

  async #askAll(): Promise<void> {
    const { store, now } = this.#context;
    const at = now();
    const claim = { at, leaseUntil: at + LEASE_MS, limit: BATCH };
    const due = await claimMediaChecks(store.db, claim);
    await Promise.all(due.map((each) => this.#ask(each)));
  }

  async #ask(due: DueMediaCheck): Promise<void> {
    const { store, log, now } = this.#context;
    if (due.attempts >= MAX_ATTEMPTS) {
      this.#unchecked += 1;
      log.warn({ session: due.session, unchecked: this.#unchecked }, 'media stay unchecked');
      return endMediaCheck(store.db, due);
    }
    try {
      const trace = await this.#traceOf(due);
      // Taken back, or removed with its session.
      if (trace === null) return await endMediaCheck(store.db, due);
      await noteAsked(store.db, due, trace, now() + RESULT_MS);
    } catch (error) {
      if (!(error instanceof CccError)) throw error;
      const { code, origin } = error;
      log.warn({ session: due.session, code, origin }, 'media are checked later');
      await noteAsked(store.db, due, null, now() + RETRY_MS * 2 ** due.attempts);
    }
  }

  async #traceOf({ session, file: id }: DueMediaCheck): Promise<string | null> {
    const { store, fileLinks } = this.#context;
    const file = await readFile(store.db, id);
    const owner = await store.db
      .selectFrom('sessions')
      .select('customer_id')
      .where('id', '=', session)
      .executeTakeFirst();
    if (!file || !owner) return null;
    const url = this.#options.publicUrl.replace(/\/$/, '') + fileLinks.pathOf(id);
    const kind = file.kind === 'voice' ? 'voice' : 'image';
    return askAbout(this.#context, asId<CustomerId>(owner.customer_id), (app, openid) =>
      this.#checks.checkMedia(app, { openid, url, kind }),
    );
  }
}
