import { asId, type DeskTask, type SessionId } from '@ccc/protocol';
import { nextSelection, offersOf, goneFrom, sortTasks, tasksInHand } from './task-list';

const id = (name: string) => asId<SessionId>(name);

function task(name: string, stage: DeskTask['stage'], at = 0): DeskTask {
  return {
    session: id(name),
    stage,
    customer: { id: asId(`customer-${name}`), nickname: name },
    group: { id: asId('group'), name: '产品咨询客服1组' },
    queuedAt: at,
    ...(stage === 'offered'
      ? { offer: { id: asId(`offer-${name}`), expiresAt: at + 20_000 } }
      : {}),
    ...(stage === 'offered' ? {} : { acceptedAt: at }),
    lastSeq: 1,
  };
}

const names = (tasks: DeskTask[]) => tasks.map((each) => String(each.session));

test('what rings comes first, then what runs, then what waits to be completed', () => {
  const tasks = [
    task('ended', 'ended', 1),
    task('late', 'active', 9),
    task('early', 'active', 2),
    task('ring', 'offered', 10),
  ];
  expect(names(sortTasks(tasks))).toEqual(['ring', 'early', 'late', 'ended']);
  expect(names(tasksInHand(tasks))).toEqual(['early', 'late', 'ended']);
});

test('the offer that expires first is answered first', () => {
  expect(
    names(offersOf([task('b', 'offered', 5), task('a', 'offered', 3), task('c', 'active')])),
  ).toEqual(['a', 'b']);
});

test('only a session that had ended counts as put away', () => {
  const before = [task('done', 'ended'), task('kept', 'ended'), task('lost', 'offered')];
  expect(names(goneFrom(before, [task('kept', 'ended')]))).toEqual(['done']);
});

test('an accepted offer is shown at once, whatever was shown before', () => {
  const before = [task('old', 'active'), task('new', 'offered')];
  const after = [task('old', 'active'), task('new', 'active')];
  expect(nextSelection(id('old'), before, after)).toBe('new');
});

test('an ended session stays in sight; a completed one gives way to the next', () => {
  const active = [task('a', 'active', 1), task('b', 'active', 2)];
  const ended = [task('a', 'ended', 1), task('b', 'active', 2)];
  expect(nextSelection(id('a'), active, ended)).toBe('a');
  expect(nextSelection(id('a'), ended, [task('b', 'active', 2)])).toBe('b');
  expect(nextSelection(id('b'), [task('b', 'ended')], [])).toBeUndefined();
});

test('a session opened from the finished ones stays open while the desk changes', () => {
  expect(nextSelection(id('past'), [], [task('a', 'active')])).toBe('past');
});

test('after a reload the first session in hand is shown', () => {
  expect(nextSelection(undefined, [], [task('ring', 'offered'), task('a', 'active')])).toBe('a');
});
