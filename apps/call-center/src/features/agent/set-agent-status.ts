import { CccError, type AgentId } from '@ccc/protocol';
import { transitionAgent } from '../../domain';
import type { ServiceContext } from '../context';
import type { Assigner } from '../routing/assigner';
import type { CommandHandler } from '../socket/command-handler';
import { lockAgents, saveAgent } from './agent-record';
import type { DeskBoard } from './desk-board';
import { readDesks } from './desk-snapshots';
import type { AgentPresence } from './agent-presence';

export interface StatusServices {
  context: ServiceContext;
  presence: AgentPresence;
  assigner: Assigner;
  desks: DeskBoard;
}

/** `agent.setStatus`: 现在上线, 示忙, 小休, 下线 */
export function setAgentStatusHandler(services: StatusServices): CommandHandler<'agent.setStatus'> {
  const { context, presence, assigner, desks } = services;
  return async ({ person }, { args }) => {
    if (person.kind !== 'agent') throw new CccError('auth.forbidden');
    const status = await change(context, person.id, { type: 'setStatus', ...args });
    if (status === 'offline') await presence.withdrawOffers(person.id);
    desks.changed(person.id);
    await assigner.agentChanged(person.id);
    const desk = (await readDesks(context, [person.id])).get(person.id);
    if (!desk) throw new CccError('auth.tokenExpired');
    return { result: { desk } };
  };
}

async function change(
  { store, now, limits }: ServiceContext,
  id: AgentId,
  event: Parameters<typeof transitionAgent>[1],
): Promise<string> {
  return store.db.transaction().execute(async (trx) => {
    const agent = (await lockAgents(trx, [id])).get(id);
    if (!agent) throw new CccError('auth.tokenExpired');
    const at = now();
    // A lease that has run out counts, even if no sweep has come by yet.
    const present =
      agent.leaseUntil > at ? agent.state : { status: 'offline' as const, load: agent.state.load };
    const moved = transitionAgent(present, event);
    if ('refuse' in moved) throw new CccError(moved.refuse);
    await saveAgent(trx, agent, moved.state, at);
    const leaseUntil = moved.state.status === 'offline' ? at : at + limits.leaseMs;
    await trx.updateTable('agents').set({ lease_until: leaseUntil }).where('id', '=', id).execute();
    return moved.state.status;
  });
}
