import { CccError, type SkillGroupId } from '@ccc/protocol';
import type { FlowDefinition } from '@ccc/flow';
import type { NewEvent, SessionCommand } from '../../domain/contract';
import {
  DEFAULT_PRIORITY,
  decide,
  evolve,
  needsRouting,
  waitingSince,
  type SessionState,
} from '../../domain';
import { groupAvailability, waitingIn } from '../../store/queue';
import type { ServiceContext } from '../context';

/** What a command came to: facts to append, and the state they lead to. */
export interface Outcome {
  events: NewEvent[];
  /** The state after the last event. */
  state: SessionState;
  /** When it was decided (ms since 1970). */
  at: number;
}

interface Ground {
  state: SessionState | null;
  flow: FlowDefinition;
  now: number;
}

/**
 * Decides a command, and then whatever routing it leads to, until the session waits for somebody again.
 * @throws CccError the refusal
 */
export async function decideThrough(
  db: ServiceContext['store']['db'],
  ground: Ground,
  command: SessionCommand,
): Promise<Outcome> {
  let outcome = step(ground, { events: [], state: ground.state }, command);
  // A flow may lead from one group to the next; the flow's own limits end this.
  for (;;) {
    const group = outcome.state === null ? null : needsRouting(outcome.state);
    if (group === null) break;
    outcome = step(ground, outcome, await lookAt(db, group, ground.now, outcome.state));
  }
  if (outcome.state === null) throw new CccError('session.unknown');
  return { events: outcome.events, state: outcome.state, at: ground.now };
}

interface Walked {
  events: NewEvent[];
  state: SessionState | null;
}

function step({ flow, now }: Ground, past: Walked, command: SessionCommand): Walked {
  const decision = decide(past.state, command, { now, flow });
  if ('refuse' in decision) {
    throw new CccError(decision.refuse, decision.params ? { params: decision.params } : {});
  }
  let { state } = past;
  for (const event of decision.events) {
    state = evolve(state, { ...event, seq: (state?.seq ?? 0) + 1, at: now });
  }
  return { events: [...past.events, ...decision.events], state };
}

async function lookAt(
  db: ServiceContext['store']['db'],
  id: SkillGroupId,
  now: number,
  state: SessionState | null,
): Promise<SessionCommand> {
  const group = await db
    .selectFrom('skill_groups')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst();
  const { online, free } = await groupAvailability(db, id, now);
  const since = (state && waitingSince(state)) ?? now;
  const ahead = await waitingIn(db, id, DEFAULT_PRIORITY, since);
  return { name: 'routing.resolve', group: { id, name: group?.name ?? id }, online, free, ahead };
}
