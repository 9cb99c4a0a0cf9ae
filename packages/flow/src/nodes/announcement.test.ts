import {
  announcedWords,
  announcementOf,
  stepFlow,
  validateFlow,
  type FlowInput,
  type FlowSnapshot,
} from '..';
import { flowOf, make } from '../../test/build-flow';

const ANNOUNCEMENT = { text: '${WaitNo} before you', everySeconds: 30 };

const withTransfer = (change: object) => ({
  ...flowOf(make.start('desk'), make.end()),
  nodes: [make.start('desk'), { ...make.transfer('desk', 'end'), ...change }, make.end()],
});

/** Walks through inputs, the snapshot stored and read again between any two. */
function walk(change: object, ...inputs: FlowInput[]): FlowSnapshot {
  const flow = withTransfer(change);
  let { snapshot } = stepFlow(flow, null, { type: 'start' });
  for (const input of inputs) {
    const stored = JSON.parse(JSON.stringify(snapshot)) as FlowSnapshot;
    ({ snapshot } = stepFlow(flow, stored, input));
  }
  return snapshot;
}

const QUEUED: FlowInput = { type: 'queued', ahead: 3 };
const ACCEPTED: FlowInput = { type: 'accepted', staffNo: '000010' };
const overflow = { group: 'second', afterSeconds: 30 };

it.each<[where: string, change: object, inputs: FlowInput[]]>([
  ['behind others', {}, [QUEUED]],
  ['while somebody is asked', {}, [{ type: 'assigning' }]],
  ['in the group of the overflow', { overflow }, [QUEUED, { type: 'timeout' }, QUEUED]],
  ['once more, when an agent passes them on', {}, [QUEUED, ACCEPTED]],
])('is heard by who waits %s', (_where, change, inputs) => {
  const snapshot = walk({ ...change, announcement: ANNOUNCEMENT }, ...inputs);
  expect(announcementOf(snapshot)).toEqual(ANNOUNCEMENT);
  expect(announcedWords(snapshot, 2)).toEqual({ text: '2 before you' });
});

it('is not heard before the waiting, after it, or where the flow has none', () => {
  const change = { announcement: ANNOUNCEMENT };
  for (const inputs of [[], [QUEUED, ACCEPTED, { type: 'served' }]] satisfies FlowInput[][]) {
    expect(announcementOf(walk(change, ...inputs))).toBeNull();
    expect(announcedWords(walk(change, ...inputs), 2)).toBeNull();
  }
  expect(announcementOf(walk({}, QUEUED))).toBeNull();
  expect(announcementOf(null)).toBeNull();
});

it('has the values that the flow collected, and its own sound', () => {
  const announcement = { text: '${name}: ${WaitNo}', sound: 'place', everySeconds: 10 };
  const flow = flowOf(
    make.start('name'),
    make.collect('name', 'name', 'desk', 'end'),
    { ...make.transfer('desk', 'end'), announcement },
    make.end(),
  );
  expect(validateFlow(flow)).toEqual([]);
  let { snapshot } = stepFlow(flow, null, { type: 'start' });
  for (const input of [{ type: 'reply', text: 'Anne' }, QUEUED] satisfies FlowInput[]) {
    ({ snapshot } = stepFlow(flow, snapshot, input));
  }
  expect(announcedWords(snapshot, 0)).toEqual({ text: 'Anne: 0', sound: 'place' });
});

it.each<[what: string, announcement: object, codes: string[]]>([
  ['of words', ANNOUNCEMENT, []],
  ['of a sound alone', { text: '', sound: 'place', everySeconds: 600 }, []],
  ['of nothing', { text: ' ', everySeconds: 30 }, ['announcement.empty']],
  ['without its seconds', { text: 'wait' }, ['field.missing']],
  ['without a break', { text: 'wait', everySeconds: 9 }, ['field.tooSmall']],
  ['that hardly ever comes', { text: 'wait', everySeconds: 601 }, ['field.tooLarge']],
  ['that is no sound', { ...ANNOUNCEMENT, sound: 'a b' }, ['field.notAnId']],
  ['of who serves', { text: '${StaffNo}', everySeconds: 30 }, ['variable.notYetKnown']],
  ['of what is not known', { text: '${Weather}', everySeconds: 30 }, ['variable.unknown']],
])('an announcement %s is told: %j', (_what, announcement, codes) => {
  const problems = validateFlow(withTransfer({ announcement }));
  expect(problems.map(({ code }) => code)).toEqual(codes);
  for (const { node } of problems) expect(node).toBe('desk');
});
