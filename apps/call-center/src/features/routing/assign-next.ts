import {
  asId,
  type AgentStatus,
  type OfferId,
  type SessionId,
  type SkillGroupId,
} from '@ccc/protocol';
import type { Kysely } from 'kysely';
import { chooseAgent, deadlinesOf, summaryOf, wishesOf, type SessionState } from '../../domain';
import {
  candidates,
  cardOf,
  headOfQueue,
  lockGroup,
  markServed,
  type Candidate,
} from '../../store/queue';
import { appendEvents } from '../../store/append-events';
import { readSession } from '../../store/session-log';
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
    const now = context.now();
    const next = await choose(trx, group, now);
    if (!next) return 'nothing';
    const { session, chosen } = next;
    await lockAgents(trx, [chosen.agent]);
    // Only with the agent's row in hand is what is read of them true.
    const again = await choose(trx, group, now);
    if (again?.session !== session || again.chosen.agent !== chosen.agent) return 'again';

    const { state: before, sdkAppId } = again;
    const ground = { state: before, flow: await flows.definition(before.flow, trx), now };
    const { events, state } = await decideThrough(trx, ground, {
      name: 'offer.make',
      offer: asId<OfferId>(context.newId()),
      agent: cardOf(chosen),
      timeoutMs: chosen.offerTimeoutMs,
    });
    const deadlines = deadlinesOf(state);
    const appended = await appendEvents(trx, {
      session,
      expectedSeq: before.seq,
      events,
      summary: summaryOf(state),
      summaryBefore: summaryOf(before),
      state,
      at: now,
      deadlines,
    });
    if (appended.kind !== 'appended') return 'again';
    await markServed(trx, chosen.agent, now);
    const logged = appended.events.map((event) => ({ event, sender: null }));
    return { made: { session, sdkAppId, logged, before, state, deadlines } };
  });
}

interface Next {
  session: SessionId;
  sdkAppId: number;
  state: SessionState;
  chosen: Candidate;
}

/** The session to serve next, and who is to be asked. */
async function choose(
  trx: Kysely<Database>,
  group: SkillGroupId,
  now: number,
): Promise<Next | null> {
  const head = await headOfQueue(trx, group);
  if (!head) return null;
  const free = await candidates(trx, group, now);
  const [one] = free;
  if (!one) return null;
  const session = free.length > 1 ? head : await headOfQueue(trx, group, one.agent);
  const read = session && (await readSession(trx, session));
  if (!session || !read) return null;
  const state = read.row.state as SessionState;
  if (state.stage !== 'queued') return null;
  const members = free.map((each) => ({ ...each, status: each.status as AgentStatus }));
  const chosen = chooseAgent(members, now, wishesOf(state.queue));
  return chosen === null ? null : { session, sdkAppId: read.row.sdk_app_id, state, chosen };
}
