import { asId, type SessionId } from '@ccc/protocol';
import { byCustomer, byMe } from '../../test/chat-log';
import { FakeDesk, snapshotOf, taskOf } from '../../test/fake-desk';
import { DeskModel } from './desk-model';

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
  desk
    .conversation(B)
    .change((log) => log.accepted().say(byCustomer, '1').say(byMe, '2').say(byCustomer, '3'));
  desk.show(snapshotOf([taskOf('a', 'active', 1), taskOf('b', 'active', 2)]));
  expect(model.state.summaries.get(B)?.unread).toBe(1);
});

test('a completed session leaves the desk, and its conversation is let go of', () => {
  const { desk, model } = openDesk();
  desk.show(snapshotOf([taskOf('a', 'active')]));
  desk.show(snapshotOf([taskOf('a', 'ended')]));
  expect(desk.conversation(A).isClosed).toBe(false);
  desk.show(snapshotOf([]));
  expect(model.task(A)).toBeUndefined();
  expect(desk.conversation(A).isClosed).toBe(true);
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
