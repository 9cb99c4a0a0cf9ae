import { CALL_LIMITS, CccError, type MediaTicket } from '@ccc/protocol';
import { isIn, mayJoin } from '../../domain/call-rights';
import { withCredentials } from '../../media/turn-credentials';
import { grantLeg, hadCall, readCallSession, type Leg } from '../../store/call-legs';
import type { ServiceContext } from '../context';
import { hashSecret, newSecret } from '../login/credentials';
import { actorOf } from '../login/person';
import type { CommandHandler } from '../socket/command-handler';
import { requireCalls } from './require-calls';

/** `call.join`: a ticket for the caller's side; the one before is worth nothing any more. */
export function joinCallHandler(context: ServiceContext): CommandHandler<'call.join'> {
  return async ({ person }, { session, args }) => {
    requireCalls(context);
    const { store, now } = context;
    const found = await readCallSession(store.db, session);
    if (found?.sdkAppId !== person.sdkAppId) throw new CccError('session.unknown');
    const { call } = found.state;
    if (call?.id !== args.call) {
      const isOver = await hadCall(store.db, session, args.call);
      throw new CccError(isOver ? 'media.callOver' : 'call.unknown');
    }
    const actor = actorOf(person);
    const role = mayJoin(found.state, actor);
    if (role === null) {
      throw new CccError(isIn(found.state, actor) ? 'call.notNow' : 'media.notParticipant');
    }
    const at = now();
    const leg = { call: args.call, role, session };
    const ticket = ticketFor(context, leg, at);
    // What is a secret in a ticket names it, and is kept as little as a password is.
    const legHash = hashSecret(ticket.kind === 'webrtc' ? ticket.leg : ticket.userSig);
    await grantLeg(store.db, {
      ...leg,
      person: person.id,
      legHash,
      expiresAt: ticket.expiresAt,
      at,
    });
    return { result: { ticket } };
  };
}

function ticketFor(
  { trtc, iceServers }: ServiceContext,
  { call, role }: Leg,
  at: number,
): MediaTicket {
  if (!trtc) {
    const servers = withCredentials(iceServers, call, at);
    const expiresAt = at + CALL_LIMITS.graceMs;
    return { kind: 'webrtc', leg: newSecret(), iceServers: servers, expiresAt };
  }
  if (role === 'colleague') throw new CccError('call.notNow');
  return trtc.ticketFor(call, role, at);
}
