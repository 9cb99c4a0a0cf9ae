import { CccError, type AgentId, type SkillGroupId } from '@ccc/protocol';
import type { Kysely } from 'kysely';
import type { NewEvent } from '../../domain/contract';
import type { Append } from '../../store/session-log';
import { isFree, markServed, membersOf } from '../../store/queue';
import type { Database } from '../../store/tables';

/** The agents whom these facts ask. */
export function askedIn(events: readonly NewEvent[]): AgentId[] {
  return events.flatMap((event) =>
    event.name === 'offer.made' || event.name === 'consult.asked' ? [event.data.agent.id] : [],
  );
}

/**
 * Sees to it, with the agent's row locked and the facts written, that who is asked by name has room for it.
 * @throws CccError `transfer.agentUnavailable`: then nothing of it may be committed
 */
export async function ringAgents(
  trx: Kysely<Database>,
  { events, summary, at }: Append,
): Promise<void> {
  for (const event of events) {
    if (event.name === 'consult.asked') {
      await ring(trx, event.data.agent.id, event.data.group.id, at);
    } else if (event.name === 'offer.made') {
      await ring(trx, event.data.agent.id, summary.group?.id, at);
    }
  }
}

async function ring(
  trx: Kysely<Database>,
  agent: AgentId,
  group: SkillGroupId | undefined,
  at: number,
): Promise<void> {
  const members = group === undefined ? [] : await membersOf(trx, group);
  const asked = members.find((each) => each.agent === agent);
  // The offer itself counts already.
  if (!asked || !isFree({ ...asked, load: asked.load - 1 }, at)) {
    throw new CccError('transfer.agentUnavailable');
  }
  await markServed(trx, agent, at);
}
