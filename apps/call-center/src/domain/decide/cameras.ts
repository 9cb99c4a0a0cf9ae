import type { Side } from '@ccc/protocol';
import type { Decision, NewEvent, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { callFor } from './call-sides';
import { NOTHING_TO_DO, append, refuse } from './decision';

type CommandOf<Name extends SessionCommand['name']> = Extract<SessionCommand, { name: Name }>;

const SIDES: readonly Side[] = ['customer', 'agent'];

/** One's own camera, off or on again. The first one in a call of voices widens it. */
export function setCamera(
  state: SessionState,
  { actor, call: id, isOn }: CommandOf<'call.setCamera'>,
): Decision {
  const found = callFor(state, actor, id);
  if ('refuse' in found) return found;
  const { call, side } = found;
  if ((call.cameras?.[side] ?? false) === isOn) return NOTHING_TO_DO;
  const set: NewEvent = { name: 'call.cameraSet', actor, data: { call: id, side, isOn } };
  if (call.cameras) return append(set);
  // What rings by voice is taken as that.
  if (call.answeredAt === null) return refuse('call.notNow');
  return append({ name: 'call.widened', actor, data: { call: id } }, set);
}

/** 转语音: both cameras off. */
export function toVoice(
  state: SessionState,
  { actor, call: id }: CommandOf<'call.toVoice'>,
): Decision {
  const found = callFor(state, actor, id);
  if ('refuse' in found) return found;
  const { cameras } = found.call;
  const shown = SIDES.filter((side) => cameras?.[side]);
  const events = shown.map((side): NewEvent => ({
    name: 'call.cameraSet',
    actor,
    data: { call: id, side, isOn: false },
  }));
  return append(...events);
}
