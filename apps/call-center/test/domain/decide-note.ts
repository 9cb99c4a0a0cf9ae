import type { DecideTable } from './decide-states';
import { ANNE, LI_SI, WANG_WU } from './session-run';

const WAITING = 'menu collecting picking afterHours routing queued passedOn offered asked';

/** 内部备注 in every state. */
export const NOTE_TABLE: DecideTable = {
  'the agent writes a note': [
    (run) => run.noteBy(LI_SI, ' 老客户 '),
    {
      'active ended': 'note.added',
      nothing: '!session.unknown',
      [WAITING]: '!session.notActive',
      'completed gaveUp': '!session.closed',
    },
  ],
  'the agent writes an empty note': [
    (run) => run.noteBy(LI_SI, ' \n'),
    {
      'active ended': '!message.empty',
      nothing: '!session.unknown',
      [WAITING]: '!session.notActive',
      'completed gaveUp': '!session.closed',
    },
  ],
  'another agent writes a note': [
    (run) => run.noteBy(WANG_WU, '老客户'),
    {
      'nothing active ended': '!session.unknown',
      [WAITING]: '!session.notActive',
      'completed gaveUp': '!session.closed',
    },
  ],
  'an administrator writes a note': [
    (run) => run.noteBy(null, '老客户'),
    {
      'active ended': 'note.added',
      nothing: '!session.unknown',
      [WAITING]: '!session.notActive',
      'completed gaveUp': '!session.closed',
    },
  ],
  'the customer writes a note': [
    (run) => run.noteBy(ANNE, '老客户'),
    {
      nothing: '!session.unknown',
      [`${WAITING} active ended completed gaveUp`]: '!auth.forbidden',
    },
  ],
};
