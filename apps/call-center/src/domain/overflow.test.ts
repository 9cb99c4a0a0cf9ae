import { SEED_FLOW, parseFlow, type FlowDefinition } from '@ccc/flow';
import {
  ANNE,
  CONSULTING,
  COOPERATION,
  LI_SI,
  NOON,
  SessionRun,
} from '../../test/domain/session-run';
import { deadlinesOf, needsRouting, waitingSince } from '.';

const AFTER_MS = 30_000;

/** The flow of the quick start, whose first group overflows into the other one. */
const FLOW: FlowDefinition = parseFlow({
  ...SEED_FLOW,
  nodes: SEED_FLOW.nodes.map((node) =>
    node.kind === 'transfer' && node.group === CONSULTING.id
      ? {
          ...node,
          overflow: { group: COOPERATION.id, afterSeconds: AFTER_MS / 1000 },
          queueTimeoutSeconds: 90,
        }
      : node,
  ),
});

/** Somebody waits in the first group. */
function waiting(dials = false): SessionRun {
  const run = new SessionRun(NOON, FLOW);
  if (dials) {
    run.dial();
    run.press(ANNE, '1');
  } else {
    run.start();
    run.customerSays('1');
  }
  run.route({ online: 1, free: 0, ahead: 4 });
  return run;
}

/** The time in the first group is over. */
function overflowed(dials = false): SessionRun {
  const run = waiting(dials);
  run.now += AFTER_MS;
  const [deadline] = deadlinesOf(run.state!);
  expect(run.fire(deadline!)).toBe('session.unqueued flow.stepped');
  return run;
}

it.each([
  ['in writing', false],
  ['in a call', true],
])(
  'who waits too long in one group waits on in another, %s, in the place of their whole wait',
  (_how, dials) => {
    const run = overflowed(dials);
    expect(needsRouting(run.state!)).toBe(COOPERATION.id);
    expect(waitingSince(run.state!)).toBe(NOON);
    run.route({ online: 1, free: 0, ahead: 1 }, COOPERATION);
    expect(run.state).toMatchObject({
      stage: 'queued',
      queue: { group: COOPERATION, queuedAt: NOON },
    });
    const queued = run.log.filter(({ name }) => name === 'session.queued').at(-1);
    expect(queued?.data).toEqual({ group: COOPERATION, priority: 3, ahead: 1, since: NOON });
    // The queue timeout counts from the beginning, too.
    expect(deadlinesOf(run.state!)).toMatchObject([{ at: NOON + 90_000 }]);
    run.offer(LI_SI);
    expect(run.accept(LI_SI)).toContain('agent.accepted');
  },
);

it('with nobody of the first group online they begin in the other one, from now on', () => {
  const run = new SessionRun(NOON, FLOW);
  run.start();
  run.customerSays('1');
  expect(run.route({ online: 0, free: 0, ahead: 0 })).toBe('flow.stepped');
  expect(needsRouting(run.state!)).toBe(COOPERATION.id);
  expect(waitingSince(run.state!)).toBeUndefined();
  run.now += 5;
  run.route({ online: 1, free: 0, ahead: 0 }, COOPERATION);
  expect(run.state).toMatchObject({ stage: 'queued', queue: { queuedAt: NOON + 5 } });
});

it('when the last agent of the first group goes, they go on at once', () => {
  const run = waiting();
  run.now += 1000;
  expect(run.send({ name: 'queue.close', online: 0 })).toBe('session.unqueued flow.stepped');
  expect(needsRouting(run.state!)).toBe(COOPERATION.id);
});

it('with nobody in either it ends as ever', () => {
  const run = overflowed();
  run.route({ online: 0, free: 0, ahead: 0 }, COOPERATION);
  expect(run.state).toMatchObject({ ending: { reason: 'noSeatOnline' } });
});
