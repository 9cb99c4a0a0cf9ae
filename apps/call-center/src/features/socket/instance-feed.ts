import { asId, type SessionId } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import { EventFrame } from './event-frame';
import { Follower, type Outlet } from './follower';

/** Sessions that began this long ago are looked for by a sweep even if they are over. */
const LOOK_BACK_MS = 10_000;

/** An administrator's view of a whole instance: a follower for every session in which something happens. */
export interface InstanceFollower {
  outlet: Outlet;
  sdkAppId: number;
  sinceMs: number;
  sessions: Map<SessionId, Promise<Follower>>;
  /** Sessions that are over, by when: no sweep begins them again. */
  over: Map<SessionId, number>;
}

/** Who on this node follows whole instances (`instance.watch`). */
export class InstanceFeed {
  readonly #context: ServiceContext;
  readonly #followers = new Set<InstanceFollower>();
  readonly #hints = new Map<number, Promise<() => void>>();

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  follow(outlet: Outlet): InstanceFollower {
    const { sdkAppId } = outlet.person;
    const follower: InstanceFollower = {
      outlet,
      sdkAppId,
      sinceMs: this.#context.now(),
      sessions: new Map(),
      over: new Map(),
    };
    this.#followers.add(follower);
    if (!this.#hints.has(sdkAppId)) this.#hints.set(sdkAppId, this.#listen(sdkAppId));
    return follower;
  }

  unfollow(follower: InstanceFollower): void {
    this.#followers.delete(follower);
    if ([...this.#followers].some(({ sdkAppId }) => sdkAppId === follower.sdkAppId)) return;
    void this.#hints.get(follower.sdkAppId)?.then((leave) => leave());
    this.#hints.delete(follower.sdkAppId);
  }

  committed({ sdkAppId, session, logged }: Commit): void {
    const seq = logged.at(-1)?.event.seq ?? 0;
    if (this.#followers.size > 0) {
      const frames = logged.map((each) => new EventFrame(each, this.#context.fileLinks));
      this.#advance(sdkAppId, session, seq, frames);
    }
    this.#context.bus.publish(subjectOf(sdkAppId), { node: this.#context.node, session, seq });
  }

  /** Finds out what no hint has told: of sessions that live, that are known, and that began just now. */
  async sweep(): Promise<void> {
    const before = this.#context.now() - LOOK_BACK_MS;
    for (const follower of this.#followers) {
      for (const [session, at] of follower.over) {
        if (at < before) follower.over.delete(session);
      }
      const rows = await this.#context.store.db
        .selectFrom('sessions')
        .select(['id', 'last_seq'])
        .where('sdk_app_id', '=', follower.sdkAppId)
        .where('updated_at', '>=', follower.sinceMs)
        .where((eb) =>
          eb.or([
            eb('stage', 'not in', ['ended', 'completed']),
            eb('created_at', '>=', before),
            ...(follower.sessions.size === 0
              ? []
              : [eb('id', 'in', [...follower.sessions.keys()])]),
          ]),
        )
        .execute();
      for (const row of rows) this.#advance(follower.sdkAppId, asId(row.id), row.last_seq, []);
    }
  }

  #listen(sdkAppId: number): Promise<() => void> {
    const subscribed = this.#context.bus.subscribe(subjectOf(sdkAppId), (hint) => {
      if (hint.node === this.#context.node) return;
      this.#advance(sdkAppId, asId(String(hint.session)), Number(hint.seq), []);
    });
    return subscribed.catch(() => () => {});
  }

  #advance(sdkAppId: number, session: SessionId, seq: number, frames: EventFrame[]): void {
    for (const follower of this.#followers) {
      if (follower.sdkAppId !== sdkAppId || follower.over.has(session)) continue;
      const known = follower.sessions.get(session) ?? this.#begin(follower, session);
      void known
        .then((each) => each.advance(this.#context, seq, frames))
        .catch(() => {
          // The next sweep begins again.
          follower.sessions.delete(session);
        });
    }
  }

  /** From the first event since the watch began: what came before is history. */
  #begin(follower: InstanceFollower, session: SessionId): Promise<Follower> {
    const begun = this.#context.store.db
      .selectFrom('events')
      .select(({ fn }) => fn.min<number | null>('seq').as('first'))
      .where('session_id', '=', session)
      .where('at', '>=', follower.sinceMs)
      .executeTakeFirst()
      .then((row) => {
        const lastSeq = (row?.first ?? 1) - 1;
        return new Follower(session, follower.outlet, lastSeq, (own, { event }) => {
          if (event.name !== 'session.completed') return;
          follower.sessions.delete(own.session);
          follower.over.set(own.session, this.#context.now());
        });
      });
    follower.sessions.set(session, begun);
    return begun;
  }
}

function subjectOf(sdkAppId: number): string {
  return `instance.${sdkAppId}`;
}
