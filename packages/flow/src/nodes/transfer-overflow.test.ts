import { stepFlow, validateFlow, type FlowInput, type FlowSnapshot } from '..';
import { flowOf, make } from '../../test/build-flow';

const OVERFLOW = { group: 'second', afterSeconds: 30 };

/** A flow whose only node of weight hands over, changed as given. */
const withTransfer = (change: object) => ({
  ...flowOf(make.start('desk'), make.end()),
  nodes: [
    make.start('desk'),
    { ...make.transfer('desk', 'end'), group: 'first', ...change },
    make.end(),
  ],
});

/** Walks through inputs, the snapshot stored and read again between any two. */
function walk(change: object, ...inputs: FlowInput[]) {
  const flow = withTransfer(change);
  const visited: string[] = [];
  let snapshot: FlowSnapshot = stepFlow(flow, null, { type: 'start' }).snapshot;
  for (const input of inputs) {
    const stored = JSON.parse(JSON.stringify(snapshot)) as FlowSnapshot;
    const step = stepFlow(flow, stored, input);
    snapshot = step.snapshot;
    for (const output of step.outputs) {
      if (output.type === 'visit' && output.branch) visited.push(output.branch);
    }
  }
  return { snapshot, visited };
}

const QUEUED: FlowInput = { type: 'queued', ahead: 2 };
const TIMEOUT: FlowInput = { type: 'timeout' };
const UNAVAILABLE: FlowInput = { type: 'unavailable' };

it('goes on in the other group after its seconds, and there to the queue timeout', () => {
  const change = { overflow: OVERFLOW, queueTimeoutSeconds: 90 };
  expect(walk(change, QUEUED).snapshot).toMatchObject({
    awaiting: 'agent',
    group: 'first',
    timeoutSeconds: 30,
  });
  const over = walk(change, QUEUED, TIMEOUT);
  expect(over.snapshot).toMatchObject({ awaiting: 'route', group: 'second', isOverflow: true });
  expect(over.visited).toEqual(['overflow']);
  expect(walk(change, QUEUED, TIMEOUT, QUEUED).snapshot).toMatchObject({
    awaiting: 'agent',
    group: 'second',
    timeoutSeconds: 90,
    variables: { WaitNo: '2' },
  });
  const late = walk(change, QUEUED, TIMEOUT, QUEUED, TIMEOUT);
  expect(late.visited).toEqual(['overflow', 'timeout']);
  expect(late.snapshot).toMatchObject({ awaiting: 'ended', unserved: 'seatGiveUp' });
});

it('goes on there at once when nobody of the first group is online, or all of it left', () => {
  const never = { overflow: { ...OVERFLOW, afterSeconds: 0 } };
  expect(walk(never, UNAVAILABLE).snapshot).toMatchObject({ awaiting: 'route', group: 'second' });
  expect(walk(never, QUEUED, UNAVAILABLE).snapshot).toMatchObject({ group: 'second' });
  expect(walk(never, QUEUED).snapshot).not.toHaveProperty('timeoutSeconds');
  expect(walk(never, QUEUED, TIMEOUT).snapshot).toMatchObject({ awaiting: 'agent' });
  const nobody = walk(never, UNAVAILABLE, UNAVAILABLE);
  expect(nobody.snapshot).toMatchObject({ awaiting: 'ended', unserved: 'noSeatOnline' });
});

it('is served there as in the first one', () => {
  const served = walk(
    { overflow: OVERFLOW },
    QUEUED,
    TIMEOUT,
    { type: 'assigning' },
    {
      type: 'accepted',
      staffNo: '000012',
    },
  );
  expect(served.snapshot).toMatchObject({ awaiting: 'serviceEnd' });
});

it.each([
  ['of its own kind', { overflow: OVERFLOW }, []],
  ['before the queue timeout', { overflow: OVERFLOW, queueTimeoutSeconds: 31 }, []],
  ['to the group itself', { overflow: { ...OVERFLOW, group: 'first' } }, ['overflow.same']],
  ['after the queue timeout', { overflow: OVERFLOW, queueTimeoutSeconds: 30 }, ['overflow.late']],
  ['without its seconds', { overflow: { group: 'second' } }, ['field.missing']],
  [
    'after seconds that are none',
    { overflow: { ...OVERFLOW, afterSeconds: -1 } },
    ['field.tooSmall'],
  ],
])('an overflow %s is told: %j', (_what, change, codes) => {
  expect(validateFlow(withTransfer(change)).map(({ code }) => code)).toEqual(codes);
});
