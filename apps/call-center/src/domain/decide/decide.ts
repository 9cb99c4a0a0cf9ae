import type { Decision, DecideContext, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { addNote } from './add-note';
import { answerHttp } from './answer-http';
import { withCall } from './call-over';
import { answerCall, endCall, hearWords, holdCall, pressDigits, startCall } from './calls';
import { setCamera, toVoice } from './cameras';
import { completeSession } from './complete-session';
import { acceptConsult, endConsult, handOver, startConsult } from './consult';
import { append, refuse } from './decision';
import { endSession } from './end-session';
import { fireTimer } from './fire-timer';
import { SYSTEM } from './flow-facts';
import { inviteRating, rateSession } from './rate-session';
import { handleMessage, leaveMessage } from './leave-message';
import { acceptOffer, declineOffer, makeOffer, withdrawOffer } from './offers';
import { recallMessage, removeMessage } from './recall-message';
import { closeQueue, resolveRouting } from './resolve-routing';
import { sendMessage } from './send-message';
import { startSession } from './start-session';
import { transferSession } from './transfer-session';

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
  return withCall(state, decideSession(state, command, context), context.now);
}

function decideSession(
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
    case 'message.recall':
      return recallMessage(state, command, context);
    case 'message.remove':
      return removeMessage(command);
    case 'routing.resolve':
      return resolveRouting(state, command, context);
    case 'queue.close':
      return closeQueue(state, command, context);
    case 'offer.make':
      return makeOffer(state, command, context);
    case 'offer.accept':
      return acceptOffer(state, command, context);
    case 'offer.decline':
      return declineOffer(state, command, context);
    case 'offer.withdraw':
      return withdrawOffer(state, command, context);
    case 'session.transfer':
      return transferSession(state, command, context);
    case 'note.add':
      return addNote(state, command);
    case 'timer.fire':
      return fireTimer(state, command, context);
    case 'session.end':
      return endSession(state, command, context);
    case 'session.complete':
      return completeSession(state, command);
    case 'http.answer':
      return answerHttp(state, command, context);
    case 'session.rate':
      return rateSession(state, command, context);
    case 'rating.invite':
      return inviteRating(state, command);
    case 'message.leave':
      return leaveMessage(state, command, context);
    case 'message.handle':
      return handleMessage(state, command);
    case 'call.start':
      return startCall(state, command);
    case 'call.answer':
      return answerCall(state, command);
    case 'call.end':
      return endCall(state, command, context);
    case 'call.hold':
      return holdCall(state, command);
    case 'call.setCamera':
      return setCamera(state, command);
    case 'call.toVoice':
      return toVoice(state, command);
    case 'call.digits':
      return pressDigits(state, command, context);
    case 'consult.start':
      return startConsult(state, command, context);
    case 'consult.accept':
      return acceptConsult(state, command, context);
    case 'consult.end':
      return endConsult(state, command);
    case 'consult.handOver':
      return handOver(state, command, context);
    case 'call.heard':
      return hearWords(state, command, context);
    case 'call.record': {
      const { name: _name, ...data } = command;
      return append({ name: 'call.recorded', actor: SYSTEM, data });
    }
    case 'call.measure': {
      const { name: _name, ...data } = command;
      return append({ name: 'call.measured', actor: SYSTEM, data });
    }
  }
}
