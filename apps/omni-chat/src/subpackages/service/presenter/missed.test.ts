import type { ChatItem, ConversationView } from '@ccc/core';
import { missedOf, newestSeen } from './missed';

const SESSION = 's1' as never;

function message(seq: number, isOwn = false, session = SESSION): ChatItem {
  return {
    kind: 'message',
    key: `m${seq}`,
    session,
    seq,
    at: seq * 1000,
    isOwn,
    sender: { kind: 'system' },
    content: { type: 'text', text: 'x' },
    delivery: 'sent',
    code: undefined,
  };
}

function viewOf(items: ChatItem[]): ConversationView {
  return { session: SESSION, stage: { name: 'flow' }, customer: undefined, items };
}

test('what others said while the customer was away is missed, from the first of it on', () => {
  const view = viewOf([message(1), message(2), message(3, true), message(4), message(5)]);
  const seen = { session: SESSION, seq: 1 };
  expect(missedOf(view, seen, 60_000)).toEqual({ key: 'm2', count: 3 });
});

test('what comes while they look on is not missed, nor is anything of another session', () => {
  const view = viewOf([message(1), message(2), message(9)]);
  expect(missedOf(view, { session: SESSION, seq: 1 }, 2500)).toEqual({ key: 'm2', count: 1 });
  expect(missedOf(view, { session: 's0' as never, seq: 1 }, 2500)).toBeUndefined();
  expect(missedOf(view, undefined, 2500)).toBeUndefined();
});

test('the newest stored message of this session has been seen', () => {
  const earlier = message(40, false, 's0' as never);
  const unsent = { ...message(9, true), seq: undefined } as ChatItem;
  expect(newestSeen(viewOf([earlier, message(1), message(2), unsent]))).toEqual({
    session: SESSION,
    seq: 2,
  });
  expect(newestSeen(viewOf([]))).toBeUndefined();
});
