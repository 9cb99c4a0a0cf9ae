import { CccError, asId, type Actor, type AgentId, type CustomerId } from '@ccc/protocol';
import type { SessionState } from '../../domain';
import { mayJoin } from '../../domain/call-rights';
import { findLeg, readCallSession, type GivenLeg, type Leg } from '../../store/call-legs';
import type { ServiceContext } from '../context';
import { hashSecret } from '../login/credentials';

/** A ticket that opens its call, and how that stands. */
export interface OpenLeg {
  leg: Leg;
  state: SessionState;
}

/**
 * Finds whose ticket it is.
 * @throws CccError `media.ticketUnknown`, `media.ticketExpired`; `media.legGone`: a newer ticket has its
 *   place; `media.callOver`; `media.notParticipant`: somebody else has the seat by now, or nobody
 */
export async function requireLeg({ store, now }: ServiceContext, secret: string): Promise<OpenLeg> {
  const leg = await findLeg(store.db, hashSecret(secret), now());
  if (!leg) throw new CccError('media.ticketUnknown');
  const { state } = (await readCallSession(store.db, leg.session)) ?? {};
  // What is over is over, whatever else is wrong with the ticket.
  if (state?.call?.id !== leg.call) throw new CccError('media.callOver');
  if (leg.validity === 'replaced') throw new CccError('media.legGone');
  if (leg.validity === 'expired') throw new CccError('media.ticketExpired');
  if (mayJoin(state, actorIn(leg)) !== leg.role) throw new CccError('media.notParticipant');
  return { leg, state };
}

function actorIn({ role, person }: GivenLeg): Actor {
  return role === 'customer'
    ? { kind: 'customer', id: asId<CustomerId>(person) }
    : { kind: 'agent', id: asId<AgentId>(person) };
}
