import { asId, type SessionId } from '@ccc/protocol';
import { byCustomer, byMe } from '../../test/chat-log';
import { FakeDesk, snapshotOf, taskOf } from '../../test/fake-desk';
import { DeskModel, FINISHED_MAX } from './desk-model';

const A = asId<SessionId>('a');
const B = asId<SessionId>('b');

function openDesk() {
  const desk = new FakeDesk();
  return { desk, model: new DeskModel(desk) };
}

test('an accepted offer is shown, and its words count as read', () => {
  const { desk, model } = openDesk();
  desk.show(snapshotOf([taskOf('a', 'offered')]));
  expect(model.state.selected).toBeUndefined();
  desk.show(snapshotOf([taskOf('a', 'active')]));
  desk.conversation(A).change((log) => log.accepted().say(byCustomer, '在吗'));
  expect(model.state.selected).toBe(A);
  expect(model.state.summaries.get(A)).toMatchObject({ unread: 0, lastText: '在吗' });
});

test('words in another conversation are unread until it is shown', () => {
  const { desk, model } = openDesk();
  desk.show(snapshotOf([taskOf('a', 'active', 1), taskOf('b', 'active', 2)]));
  desk.conversation(B).change((log) => log.accepted().say(byCustomer, '在吗').say(byCustomer, '?'));
  expect(model.state.summaries.get(B)?.unread).toBe(2);
  model.select(B);
  expect(model.state.summaries.get(B)?.unread).toBe(0);
});

test('nothing is read while nobody looks at the page', () => {
  const { desk, model } = openDesk();
  desk.show(snapshotOf([taskOf('a', 'active')]));
  model.setAttentive(false);
  desk.conversation(A).change((log) => log.accepted().say(byCustomer, '在吗'));
  expect(model.state.summaries.get(A)?.unread).toBe(1);
  model.setAttentive(true);
  expect(model.state.summaries.get(A)?.unread).toBe(0);
});

test('after a reload only what came after the own last answer is unread', () => {
  const { desk, model } = openDesk();
  desk.conversation(B).change((log) => log.accepted().say(byCustomer, '1').say(byMe, '2').say(byCustomer, '3')); // prettier-ignore
  desk.show(snapshotOf([taskOf('a', 'active', 1), taskOf('b', 'active', 2)]));
  expect(model.state.summaries.get(B)?.unread).toBe(1);
});

test('a completed session leaves the desk and stays readable', () => {
  const { desk, model } = openDesk();
  desk.show(snapshotOf([taskOf('a', 'active')]));
  desk.show(snapshotOf([taskOf('a', 'ended')]));
  desk.show(snapshotOf([]));
  expect(model.state.finished.map((task) => task.session)).toEqual([A]);
  expect(model.task(A)?.stage).toBe('ended');
  expect(desk.conversation(A).isClosed).toBe(false);
});

test('an offer that went to somebody else is not among the finished', () => {
  const { desk, model } = openDesk();
  desk.show(snapshotOf([taskOf('a', 'offered')]));
  desk.show(snapshotOf([]));
  expect(model.state.finished).toEqual([]);
});

test('only so many finished sessions are kept; the oldest is let go of', () => {
  const { desk, model } = openDesk();
  for (let round = 0; round <= FINISHED_MAX; round += 1) {
    desk.show(snapshotOf([taskOf(`s${round}`, 'ended')]));
    desk.show(snapshotOf([]));
  }
  expect(model.state.finished).toHaveLength(FINISHED_MAX);
  expect(desk.conversation(asId('s0')).isClosed).toBe(true);
  expect(desk.conversation(asId('s1')).isClosed).toBe(false);
});

test('what was begun to be written is kept per session', () => {
  const { model } = openDesk();
  model.setDraft(A, '您好');
  expect(model.draft(A)).toBe('您好');
  expect(model.draft(B)).toBe('');
  model.setDraft(A, '');
  expect(model.draft(A)).toBe('');
});

test('listeners hear of changes until the model is closed', () => {
  const { desk, model } = openDesk();
  let heard = 0;
  model.subscribe(() => (heard += 1));
  desk.show(snapshotOf([]));
  const atClose = heard;
  expect(atClose).toBeGreaterThan(0);
  model.close();
  desk.show(snapshotOf([taskOf('a', 'active')]));
  expect(heard).toBe(atClose);
});
