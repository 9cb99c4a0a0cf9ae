import type { DecideTable } from './decide-states';
import { ANNE, LI_SI, WANG_WU } from './session-run';

/** 转接 in every state. */
export const TRANSFER_TABLE: DecideTable = {
  'the agent transfers to a group': [
    (run) => run.transferBy(LI_SI),
    {
      active: 'session.transferred session.queued',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn asked offered':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent transfers to a group with nobody else': [
    (run) => run.transferBy(LI_SI, { online: 0 }),
    {
      active: '!transfer.groupOffline',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn asked offered':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent transfers to another agent': [
    (run) => run.transferBy(LI_SI, { ask: WANG_WU }),
    {
      active: 'session.transferred session.queued offer.made',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn asked offered':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the agent transfers to themselves': [
    (run) => run.transferBy(LI_SI, { ask: LI_SI }),
    {
      active: '!transfer.toSelf',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn asked offered':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'another agent transfers': [
    (run) => run.transferBy(WANG_WU),
    {
      'nothing active': '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn asked offered':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'an administrator transfers': [
    (run) => run.transferBy(null, { ask: WANG_WU }),
    {
      active: 'session.transferred session.queued offer.made',
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn asked offered':
        '!session.notActive',
      'ended completed gaveUp': '!session.closed',
    },
  ],
  'the customer transfers': [
    (run) => run.transferBy(ANNE),
    {
      nothing: '!session.unknown',
      'menu collecting picking afterHours routing queued passedOn asked offered active ended completed gaveUp':
        '!auth.forbidden',
    },
  ],
};
