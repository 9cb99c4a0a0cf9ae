import {
  OFFER_1,
  STATES,
  later,
  silenceOf,
  type DecideTable,
} from '../../../test/domain/decide-states';
import { decisions } from '../../../test/domain/decisions';
import { CALL_TABLE } from '../../../test/domain/decide-call';
import { RATING_TABLE } from '../../../test/domain/decide-rating';
import { LEAVE_TABLE } from '../../../test/domain/decide-leave';
import { NOTE_TABLE } from '../../../test/domain/decide-note';
import { TRANSFER_TABLE } from '../../../test/domain/decide-transfer';
import { ANNE, BERT, LI_SI, OFFER_MS, WANG_WU } from '../../../test/domain/session-run';

const TABLE: DecideTable = {
  ...TRANSFER_TABLE,
  ...NOTE_TABLE,
  ...LEAVE_TABLE,
  ...RATING_TABLE,
  ...CALL_TABLE,
  'a call is answered that nobody waits for': [
    (run) => run.answerCall('look-up:0:1'),
    {
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '',
    },
  ],
  'the customer starts': [
    (run) => run.start(),
    {
      nothing: 'session.started flow.stepped message.sent message.sent',
      'menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '!session.notActive',
    },
  ],
  'the customer writes': [
    (run) => run.customerSays('1'),
    {
      'menu picking': 'message.sent flow.stepped',
      collecting: 'message.sent flow.stepped message.sent',
      afterHours: 'message.sent flow.stepped message.sent session.ended session.completed',
      'routing queued passedOn offered asked active': 'message.sent',
      nothing: '!session.unknown',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the customer writes what fits nothing': [
    (run) => run.customerSays('长'.repeat(201)),
    {
      'menu afterHours': 'message.sent message.sent',
      'collecting picking': 'message.sent flow.stepped message.sent',
      'routing queued passedOn offered asked active': 'message.sent',
      nothing: '!session.unknown',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the customer writes what fits nothing, twice': [
    (run) => (run.customerSays('长'.repeat(201)), run.customerSays('长'.repeat(201))),
    {
      'menu afterHours': 'message.sent message.sent',
      'collecting picking':
        'message.sent flow.stepped message.sent session.ended session.completed',
      'routing queued passedOn offered asked active': 'message.sent',
      nothing: '!session.unknown',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'a stranger writes': [
    (run) => run.customerSays('1', BERT),
    {
      'nothing menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '!session.unknown',
    },
  ],
  'the agent writes': [
    (run) => run.agentSays('hello'),
    {
      active: 'message.sent',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'another agent writes': [
    (run) => run.agentSays('hello', WANG_WU),
    {
      'nothing active': '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the customer takes back their newest words': [
    (run) => run.recall(ANNE),
    {
      'menu collecting afterHours': '!message.unknown',
      'picking routing queued passedOn offered asked active': '!message.recallAnswered',
      nothing: '!session.unknown',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent takes back their newest words': [
    (run) => run.recall(LI_SI),
    {
      active: 'message.recalled',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'routing, somebody free': [
    (run) => run.route({ online: 2, free: 1, ahead: 0 }),
    {
      routing: 'session.queued flow.stepped',
      nothing: '!session.unknown',
      'menu collecting picking afterHours queued passedOn offered asked active':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'routing, all busy': [
    (run) => run.route({ online: 2, free: 0, ahead: 2 }),
    {
      routing: 'session.queued flow.stepped message.sent',
      nothing: '!session.unknown',
      'menu collecting picking afterHours queued passedOn offered asked active':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'routing, nobody online': [
    (run) => run.route({ online: 0, free: 0, ahead: 0 }),
    {
      routing: 'flow.stepped message.sent session.ended session.completed',
      nothing: '!session.unknown',
      'menu collecting picking afterHours queued passedOn offered asked active':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'an offer is made': [
    (run) => run.offer(WANG_WU, 'offer-2'),
    {
      'queued passedOn': 'offer.made',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing offered asked active': '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent accepts': [
    (run) => run.accept(),
    {
      asked: '!offer.taken',
      offered: 'agent.accepted flow.stepped message.sent',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn': '!offer.expired',
      active: '',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'another agent accepts': [
    (run) => run.accept(WANG_WU),
    {
      asked: 'agent.accepted flow.stepped message.sent',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn': '!offer.expired',
      'offered active': '!offer.taken',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent accepts another offer': [
    (run) => run.accept(LI_SI, 'offer-0'),
    {
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn': '!offer.expired',
      'offered asked active': '!offer.taken',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent declines, others left': [
    (run) => run.decline(1),
    {
      asked: '!offer.taken',
      offered: 'offer.declined',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn': '!offer.expired',
      active: '!offer.taken',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent declines, the last one': [
    (run) => run.decline(0),
    {
      asked: '!offer.taken',
      offered: 'offer.declined flow.stepped message.sent session.ended session.completed',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn': '!offer.expired',
      active: '!offer.taken',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'another agent declines': [
    (run) => run.decline(1, WANG_WU),
    {
      asked: 'offer.declined',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn': '!offer.expired',
      'offered active': '!offer.taken',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent leaves, others left': [
    (run) => run.withdraw(1),
    {
      'offered asked': 'offer.withdrawn',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn active ended completed gaveUp':
        '',
    },
  ],
  'the agent leaves, the last one': [
    (run) => run.withdraw(0),
    {
      asked: 'offer.withdrawn session.returned',
      offered: 'offer.withdrawn flow.stepped message.sent session.ended session.completed',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn active ended completed gaveUp':
        '',
    },
  ],
  'another offer is taken back': [
    (run) => run.withdraw(1, 'offer-0'),
    {
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '',
    },
  ],
  'the offer runs out, others left': [
    (run) => later(run, OFFER_MS).fire(OFFER_1, 1),
    {
      'offered asked': 'offer.expired',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn active ended completed gaveUp':
        '',
    },
  ],
  'the offer runs out, the last one': [
    (run) => later(run, OFFER_MS).fire(OFFER_1, 0),
    {
      asked: 'offer.expired session.returned',
      offered: 'offer.expired flow.stepped message.sent session.ended session.completed',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn active ended completed gaveUp':
        '',
    },
  ],
  'an older offer runs out': [
    (run) => later(run, OFFER_MS).fire({ kind: 'offer', key: 'offer-0' }),
    {
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '',
    },
  ],
  'the customer stays silent': [
    (run) => later(run, 120_000).fire(silenceOf(run)),
    {
      active: 'flow.stepped message.sent session.ended',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked ended completed gaveUp':
        '',
    },
  ],
  'the customer ends': [
    (run) => run.endBy(ANNE),
    {
      'menu collecting picking afterHours routing queued passedOn':
        'session.ended session.completed',
      'offered asked': 'offer.withdrawn session.ended session.completed',
      active: 'flow.stepped session.ended',
      nothing: '!session.unknown',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'a stranger ends': [
    (run) => run.endBy(BERT),
    {
      'nothing menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '!session.unknown',
    },
  ],
  'the agent ends': [
    (run) => run.endBy(LI_SI),
    {
      active: 'flow.stepped message.sent session.ended',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'another agent ends': [
    (run) => run.endBy(WANG_WU),
    {
      'nothing active': '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'an administrator ends': [
    (run) => run.endBy(null),
    {
      'menu collecting picking afterHours routing queued passedOn':
        'session.ended session.completed',
      'offered asked': 'offer.withdrawn session.ended session.completed',
      active: 'flow.stepped message.sent session.ended',
      nothing: '!session.unknown',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent completes': [
    (run) => run.completeBy(LI_SI),
    {
      ended: 'session.completed',
      'nothing gaveUp': '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked active':
        '!session.notActive',
      completed: '',
    },
  ],
  'another agent completes': [
    (run) => run.completeBy(WANG_WU),
    {
      'nothing active ended completed gaveUp': '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
    },
  ],
  'an administrator completes': [
    (run) => run.completeBy(null),
    {
      ended: 'session.completed',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked active':
        '!session.notActive',
      'completed gaveUp': '',
    },
  ],
  'the customer completes': [
    (run) => run.completeBy(ANNE),
    {
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '!auth.forbidden',
    },
  ],
};

describe('decide, every state × command', () => decisions(TABLE, STATES));
