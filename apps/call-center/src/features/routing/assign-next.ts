import {
  asId,
  type AgentCard,
  type AgentStatus,
  type OfferId,
  type SkillGroupId,
} from '@ccc/protocol';
import type { Kysely } from 'kysely';
import { chooseAgent, deadlinesOf, summaryOf, type SessionState } from '../../domain';
import { headOfQueue, lockGroup, membersOf, type Candidate } from '../../store/queue';
import { appendEvents, readSession } from '../../store/session-log';
import type { Database } from '../../store/tables';
import { lockAgents } from '../agent/agent-record';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import { decideThrough } from '../session/decide-through';
import type { FlowShelf } from '../session/flow-shelf';

/** What came of looking at a group: an offer, nothing to do, or a race that was lost. */
export type Assignment = { made: Commit } | 'nothing' | 'again';

/**
 * Offers the head of a group's queue to the next agent: under the group's lock, so that the order is
 * kept, and under the agent's, so that two groups do not both take the same place.
 */
export function assignNext(
  context: ServiceContext,
  flows: FlowShelf,
  group: SkillGroupId,
): Promise<Assignment> {
  return context.store.db.transaction().execute(async (trx) => {
    await lockGroup(trx, group);
    const head = await headOfQueue(trx, group);
    if (!head) return 'nothing';
    const now = context.now();
    const wanted = await choose(trx, group, now);
    if (!wanted) return 'nothing';
    await lockAgents(trx, [wanted.agent]);
    const chosen = await choose(trx, group, now);
    if (chosen?.agent !== wanted.agent) return 'again';

    const read = await readSession(trx, head);
    if (!read) return 'again';
    const before = read.row.state as SessionState;
    if (before.stage !== 'queued') return 'again';
    const ground = { state: before, flow: await flows.definition(before.flow, trx), now };
    const { events, state } = await decideThrough(trx, ground, {
      name: 'offer.make',
      offer: asId<OfferId>(context.newId()),
      agent: cardOf(chosen),
      timeoutMs: await offerTimeoutMs(trx, group),
    });
    const deadlines = deadlinesOf(state);
    const appended = await appendEvents(trx, {
      session: head,
      expectedSeq: before.seq,
      events,
      summary: summaryOf(state),
      summaryBefore: summaryOf(before),
      state,
      at: now,
      deadlines,
    });
    if (appended.kind !== 'appended') return 'again';
    await trx
      .updateTable('agents')
      .set({ served_at: now })
      .where('id', '=', chosen.agent)
      .execute();
    const logged = appended.events.map((event) => ({ event, sender: null }));
    const sdkAppId = read.row.sdk_app_id;
    return { made: { session: head, sdkAppId, logged, before, state, deadlines } };
  });
}

async function choose(
  trx: Kysely<Database>,
  group: SkillGroupId,
  now: number,
): Promise<Candidate | null> {
  const members = await membersOf(trx, group);
  const chosen = chooseAgent(
    members.map((member) => ({ ...member, status: member.status as AgentStatus })),
    now,
  );
  return members.find((member) => member.agent === chosen?.agent) ?? null;
}

function cardOf({ agent, staffNo, nickname, avatarUrl }: Candidate): AgentCard {
  return { id: agent, staffNo, nickname, ...(avatarUrl === null ? {} : { avatarUrl }) };
}

async function offerTimeoutMs(trx: Kysely<Database>, group: SkillGroupId): Promise<number> {
  const row = await trx
    .selectFrom('skill_groups')
    .select('offer_timeout_seconds')
    .where('id', '=', group)
    .executeTakeFirstOrThrow();
  return row.offer_timeout_seconds * 1000;
}
