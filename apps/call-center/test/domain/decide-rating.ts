import { later, type DecideTable } from './decide-states';
import { BERT, LI_SI, WANG_WU } from './session-run';

/** 评价 and 邀请评价 in every state. */
export const RATING_TABLE: DecideTable = {
  'the customer rates': [
    (run) => run.rate(5),
    {
      'active ended completed': 'rating.given',
      nothing: '!session.unknown',
      'passedOn asked': '!session.notActive',
      'menu collecting picking afterHours routing queued offered gaveUp': '!rating.notServed',
    },
  ],
  'the customer rates a second time': [
    (run) => {
      const first = run.rate(5);
      return first.startsWith('!') ? first : `${first} ${run.rate(1)}`;
    },
    {
      'active ended completed': 'rating.given !rating.already',
      nothing: '!session.unknown',
      'passedOn asked': '!session.notActive',
      'menu collecting picking afterHours routing queued offered gaveUp': '!rating.notServed',
    },
  ],
  'the customer rates a day and more after': [
    (run) => later(run, 86_400_001).rate(5),
    {
      active: 'rating.given',
      'ended completed': '!rating.tooLate',
      nothing: '!session.unknown',
      'passedOn asked': '!session.notActive',
      'menu collecting picking afterHours routing queued offered gaveUp': '!rating.notServed',
    },
  ],
  'a stranger rates': [
    (run) => run.rate(1, BERT),
    {
      'nothing menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '!session.unknown',
    },
  ],
  'the agent rates': [
    (run) => run.rate(5, LI_SI),
    {
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked active ended completed gaveUp':
        '!auth.forbidden',
    },
  ],
  'the agent invites to rate': [
    (run) => run.inviteRating(),
    {
      active: 'rating.invited',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'another agent invites to rate': [
    (run) => run.inviteRating(WANG_WU),
    {
      'nothing active': '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn offered asked':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
};
