import { LIMITS } from '@ccc/protocol';
import type { Decision, SessionCommand } from '../contract';
import { isServedBy, type SessionState } from '../session-state';
import { append, refuse } from './decision';

/** 内部备注, by the agent who has the session or an administrator, until it is completed. */
export function addNote(
  state: SessionState,
  { actor, text }: Extract<SessionCommand, { name: 'note.add' }>,
): Decision {
  if (actor.kind === 'customer') return refuse('auth.forbidden');
  if (state.stage === 'completed') return refuse('session.closed');
  if (state.stage !== 'active' && state.stage !== 'ended') return refuse('session.notActive');
  if (actor.kind === 'agent' && !isServedBy(state, actor.id)) return refuse('session.unknown');
  const words = text.trim();
  if (words === '') return refuse('message.empty');
  const max = LIMITS.textMaxChars;
  if (words.length > max) return refuse('message.tooLong', { max });
  return append({ name: 'note.added', actor, data: { text: words } });
}
