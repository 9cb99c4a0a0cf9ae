import { CccError, type AgentId } from '@ccc/protocol';
import type { Kysely } from 'kysely';
import type { NewEvent } from '../../domain/contract';
import type { Append } from '../../store/session-log';
import { isFree, markServed, membersOf } from '../../store/queue';
import type { Database } from '../../store/tables';

/** The agents whom these facts ask. */
export function askedIn(events: readonly NewEvent[]): AgentId[] {
  return events.flatMap((event) => (event.name === 'offer.made' ? [event.data.agent.id] : []));
}

/**
 * Sees to it, with the agent's row locked and the facts written, that who is asked by name has room for it.
 * @throws CccError `transfer.agentUnavailable`: then nothing of it may be committed
 */
export async function ringAgents(
  trx: Kysely<Database>,
  { events, summary: { group }, at }: Append,
): Promise<void> {
  for (const agent of askedIn(events)) {
    const members = group === null ? [] : await membersOf(trx, group.id);
    const asked = members.find((each) => each.agent === agent);
    // The offer itself counts already.
    if (!asked || !isFree({ ...asked, load: asked.load - 1 }, at)) {
      throw new CccError('transfer.agentUnavailable');
    }
    await markServed(trx, agent, at);
  }
}
