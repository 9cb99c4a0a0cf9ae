import { asId, type SessionId } from '@ccc/protocol';
import { sql } from 'kysely';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import type { Follower } from '../socket/follower';
import type { SessionHub } from '../socket/session-hub';

/** Tells waiting customers of this node how many are before them, whenever that has changed. */
export class QueuePlaces {
  readonly #context: ServiceContext;
  readonly #hub: SessionHub;
  #telling: Promise<void> | null = null;
  #tellAgain = false;

  constructor(context: ServiceContext, hub: SessionHub) {
    this.#context = context;
    this.#hub = hub;
  }

  committed({ before, state }: Commit): void {
    if ((before?.stage === 'queued') !== (state.stage === 'queued')) this.changed();
  }

  /** Somebody who begins to follow a session may wait in it. */
  followed({ outlet }: Follower): void {
    if (outlet.person.kind === 'customer') this.changed();
  }

  changed(): void {
    this.#tellAgain = true;
    // Set free only after it was set: telling may have nothing to wait for.
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = null;
    });
  }

  sweep(): void {
    this.changed();
  }

  async #tell(): Promise<void> {
    try {
      while (this.#tellAgain) {
        this.#tellAgain = false;
        if (this.#hub.isFollowed) await this.#tellAll();
      }
    } catch (err) {
      this.#context.log.warn({ err }, 'queue places could not be read');
    }
  }

  async #tellAll(): Promise<void> {
    for (const { session, ahead } of await readPlaces(this.#context)) {
      for (const follower of this.#hub.followersOf(session)) {
        if (follower.outlet.person.kind !== 'customer' || follower.ahead === ahead) continue;
        follower.ahead = ahead;
        follower.outlet.send(
          JSON.stringify({ type: 'notice', name: 'queue.place', data: { session, ahead } }),
        );
      }
    }
  }
}

/** Everybody who waits, and how many in their group are served before them. */
async function readPlaces({
  store,
}: ServiceContext): Promise<Array<{ session: SessionId; ahead: number }>> {
  const { rows } = await sql<{ id: string; ahead: number }>`
    select id, row_number() over (
      partition by group_id order by priority, queued_at, id
    ) - 1 as ahead
    from sessions where stage = 'queued'`.execute(store.db);
  return rows.map(({ id, ahead }) => ({ session: asId<SessionId>(id), ahead }));
}
