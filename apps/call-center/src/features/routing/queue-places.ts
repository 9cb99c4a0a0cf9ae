import { asId, type NoticeFrame, type SessionId, type SkillGroupId } from '@ccc/protocol';
import { sql } from 'kysely';
import { estimateWaitMinutes } from '../../domain';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import type { Follower } from '../socket/follower';
import { GroupPaces } from './group-paces';
import type { SessionHub } from '../socket/session-hub';

/**
 * Tells waiting customers of this node how many are before them, and about how long it takes, whenever
 * either has changed.
 */
export class QueuePlaces {
  readonly #context: ServiceContext;
  readonly #hub: SessionHub;
  readonly #paces: GroupPaces;
  #telling: Promise<void> | null = null;
  #tellAgain = false;

  constructor(context: ServiceContext, hub: SessionHub) {
    this.#context = context;
    this.#hub = hub;
    this.#paces = new GroupPaces(context);
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
    for (const { session, group, ahead } of await readPlaces(this.#context)) {
      const customers = [...this.#hub.followersOf(session)].filter(
        ({ outlet }) => outlet.person.kind === 'customer',
      );
      if (customers.length === 0) continue;
      const waitMinutes = estimateWaitMinutes(await this.#paces.of(group), ahead);
      const data = { session, ahead, ...(waitMinutes === null ? {} : { waitMinutes }) };
      const notice: NoticeFrame = { type: 'notice', name: 'queue.place', data };
      const place = JSON.stringify(notice);
      for (const follower of customers) {
        if (follower.place === place) continue;
        follower.place = place;
        follower.outlet.send(place);
      }
    }
  }
}

/** Everybody who waits, and how many in their group are served before them. */
async function readPlaces({
  store,
}: ServiceContext): Promise<Array<{ session: SessionId; group: SkillGroupId; ahead: number }>> {
  const { rows } = await sql<{ id: string; group_id: string; ahead: number }>`
    select id, group_id, row_number() over (
      partition by group_id order by priority, queued_at, id
    ) - 1 as ahead
    from sessions where stage = 'queued'`.execute(store.db);
  return rows.map(({ id, group_id: group, ahead }) => ({
    session: asId<SessionId>(id),
    group: asId<SkillGroupId>(group),
    ahead,
  }));
}
