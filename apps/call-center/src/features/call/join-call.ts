import { CALL_LIMITS, CccError } from '@ccc/protocol';
import { mayJoin } from '../../domain/call-rights';
import { withCredentials } from '../../media/turn-credentials';
import { grantLeg, readCallSession } from '../../store/call-legs';
import type { ServiceContext } from '../context';
import { hashSecret, newSecret } from '../login/credentials';
import { actorOf } from '../login/person';
import type { CommandHandler } from '../socket/command-handler';

/** `call.join`: a ticket for the caller's side; the one before is worth nothing any more. */
export function joinCallHandler(context: ServiceContext): CommandHandler<'call.join'> {
  return async ({ person }, { session, args }) => {
    const { media, iceServers, store, now } = context;
    if (!media) throw new CccError('media.off');
    const found = await readCallSession(store.db, session);
    if (found?.sdkAppId !== person.sdkAppId) throw new CccError('session.unknown');
    if (found.state.call?.id !== args.call) throw new CccError('call.unknown');
    const role = mayJoin(found.state, actorOf(person));
    if (role === null) throw new CccError('call.notNow');
    const leg = newSecret();
    const at = now();
    const expiresAt = at + CALL_LIMITS.graceMs;
    await grantLeg(store.db, {
      call: args.call,
      role,
      session,
      legHash: hashSecret(leg),
      expiresAt,
      at,
    });
    const servers = withCredentials(iceServers, args.call, at);
    return { result: { ticket: { kind: 'webrtc', leg, iceServers: servers, expiresAt } } };
  };
}
