import type { Deadline } from '../../src/domain';
import { DESK_HOURS_FLOW, OPEN_MINUTES } from './desk-hours-flow';
import { ANNE, LI_SI, NOON, SessionRun, WANG_WU } from './session-run';

/** Per command: the facts (or `!refusal`, or '' for nothing to do) by the states in which they come. */
export type DecideTable = Record<
  string,
  [run: (run: SessionRun) => string, outcomes: Record<string, string>]
>;

/**
 * One per stage, and what differs within one: `gaveUp` is completed unserved; `menu`, `routing`,
 * and, in a flow with hours, `collecting`, `picking` and `afterHours` are `flow`; `passedOn` is queued
 * and `asked` is offered after a transfer by LI_SI, to WANG_WU.
 */
export const STATES = {
  nothing: () => SessionRun.at('nothing'),
  menu: () => SessionRun.at('menu'),
  collecting: () => inDeskHours(NOON),
  picking: () => {
    const run = inDeskHours(NOON);
    run.customerSays('阿明');
    return run;
  },
  afterHours: () => inDeskHours(NOON + OPEN_MINUTES * 60_000),
  routing: () => SessionRun.at('routing'),
  queued: () => SessionRun.at('queued'),
  offered: () => SessionRun.at('offered'),
  active: () => SessionRun.at('active'),
  passedOn: () => {
    const run = SessionRun.at('active');
    run.transferBy(LI_SI);
    return run;
  },
  asked: () => {
    const run = SessionRun.at('active');
    run.transferBy(LI_SI, { ask: WANG_WU, offer: 'offer-1' });
    return run;
  },
  ended: () => SessionRun.at('ended'),
  completed: () => SessionRun.at('completed'),
  gaveUp: () => {
    const run = SessionRun.at('queued');
    run.endBy(ANNE);
    return run;
  },
};

function inDeskHours(now: number): SessionRun {
  const run = new SessionRun(now, DESK_HOURS_FLOW);
  run.start();
  return run;
}

export const OFFER_1 = { kind: 'offer', key: 'offer-1' } as const;

export function later(run: SessionRun, ms: number): SessionRun {
  run.now += ms;
  return run;
}

export function silenceOf({ state }: SessionRun): Pick<Deadline, 'kind' | 'key'> {
  const seq = state?.stage === 'active' ? state.unanswered?.seq : 0;
  return { kind: 'customerReply', key: String(seq) };
}
