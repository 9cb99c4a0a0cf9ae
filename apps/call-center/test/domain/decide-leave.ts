import { later, type DecideTable } from './decide-states';
import { BERT, LI_SI } from './session-run';

const EVERYWHERE =
  'menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp';
const NOT_OPEN = 'menu collecting picking afterHours routing active ended completed gaveUp';

/** 留言 in every state. */
export const LEAVE_TABLE: DecideTable = {
  'the customer leaves a message': [
    (run) => run.leave('请回电'),
    {
      'queued passedOn': 'message.left session.ended session.completed',
      'offered asked': 'message.left offer.withdrawn session.ended session.completed',
      nothing: '!session.unknown',
      [NOT_OPEN]: '!leave.notOpen',
    },
  ],
  'the customer leaves a second message': [
    (run) => {
      const first = run.leave('请回电');
      return first.startsWith('!') ? first : `${first} ${run.leave('再回电')}`;
    },
    {
      'queued passedOn': 'message.left session.ended session.completed !leave.already',
      'offered asked':
        'message.left offer.withdrawn session.ended session.completed !leave.already',
      nothing: '!session.unknown',
      [NOT_OPEN]: '!leave.notOpen',
    },
  ],
  'the customer leaves an empty message': [
    (run) => run.leave(' \n'),
    { nothing: '!session.unknown', [EVERYWHERE]: '!message.empty' },
  ],
  'a stranger leaves a message': [
    (run) => run.leave('请回电', BERT),
    { [`nothing ${EVERYWHERE}`]: '!session.unknown' },
  ],
  'the agent leaves a message': [
    (run) => run.leave('请回电', LI_SI),
    { nothing: '!session.unknown', [EVERYWHERE]: '!auth.forbidden' },
  ],
  'an agent handles what was left, twice': [
    (run) => {
      const left = run.leave('请回电');
      if (left.startsWith('!')) return run.handle();
      return [left, run.handle(), later(run, 1).handle()].join(' ').trim();
    },
    {
      'queued passedOn': 'message.left session.ended session.completed message.handled',
      'offered asked':
        'message.left offer.withdrawn session.ended session.completed message.handled',
      [`nothing ${NOT_OPEN}`]: '!session.unknown',
    },
  ],
};
