import type { Decision, DecideContext, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { completeSession } from './complete-session';
import { refuse } from './decision';
import { endSession } from './end-session';
import { fireTimer } from './fire-timer';
import { acceptOffer, declineOffer, makeOffer, withdrawOffer } from './offers';
import { resolveRouting } from './resolve-routing';
import { sendMessage } from './send-message';
import { startSession } from './start-session';

/**
 * What a command comes to: facts to append, or a refusal. Pure; never throws.
 *
 * The facts of one decision belong into one transaction, in their order: they may pass through
 * stages (offered, withdrawn, ended) that nobody should see alone. No facts means that there was
 * nothing to do, and the command is done.
 */
export function decide(
  state: SessionState | null,
  command: SessionCommand,
  context: DecideContext,
): Decision {
  if (state === null) {
    return command.name === 'session.start'
      ? startSession(command, context)
      : refuse('session.unknown');
  }
  switch (command.name) {
    case 'session.start':
      return refuse('session.notActive');
    case 'message.send':
      return sendMessage(state, command, context);
    case 'routing.resolve':
      return resolveRouting(state, command, context);
    case 'offer.make':
      return makeOffer(state, command, context);
    case 'offer.accept':
      return acceptOffer(state, command, context);
    case 'offer.decline':
      return declineOffer(state, command, context);
    case 'offer.withdraw':
      return withdrawOffer(state, command, context);
    case 'timer.fire':
      return fireTimer(state, command, context);
    case 'session.end':
      return endSession(state, command, context);
    case 'session.complete':
      return completeSession(state, command);
  }
}
