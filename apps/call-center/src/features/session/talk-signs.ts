import { CccError, type SessionId } from '@ccc/protocol';
import { isTalking, markRead, readMark } from '../../store/session-reads';
import type { ServiceContext } from '../context';
import type { CommandHandler } from '../socket/command-handler';
import type { Follower } from '../socket/follower';
import type { SessionHub } from '../socket/session-hub';

/** What the two sides of a session see of each other beyond words: read marks, and that one writes. */
export class TalkSigns {
  readonly #context: ServiceContext;
  readonly #hub: SessionHub;

  constructor(context: ServiceContext, hub: SessionHub) {
    this.#context = context;
    this.#hub = hub;
  }

  /** `session.read` */
  readonly read: CommandHandler<'session.read'> = async ({ person }, { session, args }) => {
    const mark = await markRead(this.#context.store.db, session, person, args.seq);
    if (mark === null) throw new CccError('session.unknown');
    if (mark !== false) {
      const data = { session, side: person.kind, seq: mark };
      this.#hub.tell(session, { type: 'notice', name: 'session.read', data }, person);
    }
    return { result: {} };
  };

  /** `session.typing` */
  readonly typing: CommandHandler<'session.typing'> = async ({ person }, { session }) => {
    const talks = await isTalking(this.#context.store.db, session, person);
    if (!talks) throw new CccError('session.notActive');
    const data = { session, side: person.kind };
    this.#hub.tell(session, { type: 'notice', name: 'session.typing', data }, person);
    return { result: {} };
  };

  /** Somebody begins to follow a session: how far has the other side read? */
  followed({ session, outlet }: Follower): void {
    this.#tellMark(session, outlet).catch((err: unknown) =>
      // The next mark, or the next connection, says it.
      this.#context.log.warn({ err, session }, 'a read mark could not be told'),
    );
  }

  async #tellMark(session: SessionId, outlet: Follower['outlet']): Promise<void> {
    const side = outlet.person.kind === 'customer' ? 'agent' : 'customer';
    const seq = await readMark(this.#context.store.db, session, side);
    if (seq === 0) return;
    outlet.send(
      JSON.stringify({ type: 'notice', name: 'session.read', data: { session, side, seq } }),
    );
  }
}
