import type { CallMedia } from '@ccc/protocol';
import type { DecideTable } from './decide-states';
import { ANNE, BERT, CALL, LI_SI, WANG_WU, type SessionRun } from './session-run';

const ELSEWHERE =
  'menu collecting picking afterHours routing queued passedOn offered asked ended completed gaveUp';
const EVERYWHERE = `active ${ELSEWHERE}`;

/** Whatever `act` comes to where a call by the customer is asked for or, with `taken`, goes on. */
const during =
  (act: (run: SessionRun) => string, isTaken = false, media: CallMedia = 'audio') =>
  (run: SessionRun): string => {
    const asked = run.startCall(ANNE, CALL, media);
    if (asked.startsWith('!')) return act(run);
    const taken = isTaken ? [run.takeCall(LI_SI)] : [];
    return [asked, ...taken, act(run)].join(' ').trim();
  };

/** Calls within a conversation, in every state of it. */
export const CALL_TABLE: DecideTable = {
  'the customer asks for a call': [
    (run) => run.startCall(ANNE),
    { active: 'call.started', nothing: '!session.unknown', [ELSEWHERE]: '!call.notNow' },
  ],
  'the agent asks for a call': [
    (run) => run.startCall(LI_SI),
    { active: 'call.started', [`nothing ${ELSEWHERE}`]: '!session.unknown' },
  ],
  'strangers ask for a call': [
    (run) => `${run.startCall(BERT)} ${run.startCall(WANG_WU)}`,
    { [`nothing ${EVERYWHERE}`]: '!session.unknown !session.unknown' },
  ],
  'a second call is asked for': [
    during((run) => run.startCall(LI_SI)),
    { active: 'call.started !call.exists', [`nothing ${ELSEWHERE}`]: '!session.unknown' },
  ],
  'the agent takes the call': [
    during((run) => run.takeCall(LI_SI)),
    { active: 'call.started call.answered', [`nothing ${ELSEWHERE}`]: '!session.unknown' },
  ],
  'the agent takes it twice': [
    during((run) => run.takeCall(LI_SI), true),
    { active: 'call.started call.answered', [`nothing ${ELSEWHERE}`]: '!session.unknown' },
  ],
  'the customer takes their own call': [
    during((run) => run.takeCall(ANNE)),
    {
      active: 'call.started !call.notNow',
      nothing: '!session.unknown',
      [ELSEWHERE]: '!call.unknown',
    },
  ],
  'the customer cancels': [
    during((run) => run.endCall(ANNE)),
    {
      active: 'call.started call.ended',
      nothing: '!session.unknown',
      [ELSEWHERE]: '!call.unknown',
    },
  ],
  'the agent hangs up': [
    during((run) => run.endCall(LI_SI), true),
    {
      active: 'call.started call.answered call.ended',
      nothing: '!session.unknown',
      [ELSEWHERE]: '!call.unknown',
    },
  ],
  'a side is gone': [
    during((run) => run.endCall(null), true),
    {
      active: 'call.started call.answered call.ended',
      nothing: '!session.unknown',
      [ELSEWHERE]: '!call.unknown',
    },
  ],
  'the agent holds, and holds again': [
    during((run) => `${run.hold(LI_SI, true)}|${run.hold(LI_SI, true)}`, true),
    {
      active: 'call.started call.answered call.held|',
      [`nothing ${ELSEWHERE}`]: '!session.unknown|!session.unknown',
    },
  ],
  'the agent holds before the answer': [
    during((run) => run.hold(LI_SI, true)),
    {
      active: 'call.started !call.notNow',
      [`nothing ${ELSEWHERE}`]: '!session.unknown',
    },
  ],
  'the customer holds': [
    during((run) => run.hold(ANNE, true), true),
    {
      active: 'call.started call.answered !call.notNow',
      nothing: '!session.unknown',
      [ELSEWHERE]: '!call.unknown',
    },
  ],
  'the customer shows no picture, and says so twice': [
    during((run) => `${run.setCamera(ANNE, false)}|${run.setCamera(ANNE, false)}`, true, 'video'),
    {
      active: 'call.started call.answered call.cameraSet|',
      nothing: '!session.unknown|!session.unknown',
      [ELSEWHERE]: '!call.unknown|!call.unknown',
    },
  ],
  'the agent shows no picture, before the answer already': [
    during((run) => run.setCamera(LI_SI, false), false, 'video'),
    { active: 'call.started call.cameraSet', [`nothing ${ELSEWHERE}`]: '!session.unknown' },
  ],
  'the customer shows a picture in a call of voices, and says so twice': [
    during((run) => `${run.setCamera(ANNE, true)}|${run.setCamera(ANNE, true)}`, true),
    {
      active: 'call.started call.answered call.widened call.cameraSet|',
      nothing: '!session.unknown|!session.unknown',
      [ELSEWHERE]: '!call.unknown|!call.unknown',
    },
  ],
  'the agent shows a picture in a call of voices, and the customer does, too': [
    during((run) => `${run.setCamera(LI_SI, true)} ${run.setCamera(ANNE, true)}`, true),
    {
      active: 'call.started call.answered call.widened call.cameraSet call.cameraSet',
      nothing: '!session.unknown !session.unknown',
      [ELSEWHERE]: '!session.unknown !call.unknown',
    },
  ],
  'a picture is shown before a call of voices is answered': [
    during((run) => `${run.setCamera(ANNE, true)} ${run.setCamera(LI_SI, true)}`),
    {
      active: 'call.started !call.notNow !call.notNow',
      nothing: '!session.unknown !session.unknown',
      [ELSEWHERE]: '!call.unknown !session.unknown',
    },
  ],
  'no picture is shown, in a call of voices': [
    during((run) => `${run.setCamera(ANNE, false)}|${run.setCamera(LI_SI, false)}`, true),
    {
      active: 'call.started call.answered |',
      nothing: '!session.unknown|!session.unknown',
      [ELSEWHERE]: '!call.unknown|!session.unknown',
    },
  ],
  'strangers show a picture in a call of voices': [
    during((run) => `${run.setCamera(BERT, true)} ${run.setCamera(WANG_WU, true)}`, true),
    {
      active: 'call.started call.answered !session.unknown !session.unknown',
      [`nothing ${ELSEWHERE}`]: '!session.unknown !session.unknown',
    },
  ],
  'the customer goes on by voice, and then again': [
    during((run) => `${run.toVoice(ANNE)}|${run.toVoice(ANNE)}`, true, 'video'),
    {
      active: 'call.started call.answered call.cameraSet call.cameraSet|',
      nothing: '!session.unknown|!session.unknown',
      [ELSEWHERE]: '!call.unknown|!call.unknown',
    },
  ],
  'the agent goes on by voice, where there is nothing else': [
    during((run) => run.toVoice(LI_SI), true),
    { active: 'call.started call.answered', [`nothing ${ELSEWHERE}`]: '!session.unknown' },
  ],
  'strangers set a camera': [
    during((run) => `${run.setCamera(BERT, false)} ${run.toVoice(WANG_WU)}`, true, 'video'),
    {
      active: 'call.started call.answered !session.unknown !session.unknown',
      [`nothing ${ELSEWHERE}`]: '!session.unknown !session.unknown',
    },
  ],
  'the customer presses keys': [
    during((run) => run.press(ANNE, '12#'), true),
    {
      active: 'call.started call.answered call.digits',
      nothing: '!session.unknown',
      [ELSEWHERE]: '!call.unknown',
    },
  ],
  'the customer presses what is no key': [
    during((run) => `${run.press(ANNE, '12a')} ${run.press(ANNE, '1'.repeat(33))}`, true),
    {
      active: 'call.started call.answered !call.badDigits !call.badDigits',
      nothing: '!session.unknown !session.unknown',
      [ELSEWHERE]: '!call.unknown !call.unknown',
    },
  ],
  'the agent presses keys': [
    during((run) => run.press(LI_SI, '1'), true),
    {
      active: 'call.started call.answered !call.notNow',
      [`nothing ${ELSEWHERE}`]: '!session.unknown',
    },
  ],
  'what was kept of a call is told': [
    (run) => run.record(),
    { nothing: '!session.unknown', [EVERYWHERE]: 'call.recorded' },
  ],
  'how well a call went is told': [
    (run) => run.measure(),
    { nothing: '!session.unknown', [EVERYWHERE]: 'call.measured' },
  ],
  'the session ends with a call in it': [
    during((run) => run.endBy(LI_SI), true),
    {
      active: 'call.started call.answered flow.stepped message.sent call.ended session.ended',
      nothing: '!session.unknown',
      'ended completed gaveUp': '!session.closed',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
    },
  ],
};
