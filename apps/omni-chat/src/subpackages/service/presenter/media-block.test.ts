import type { ItemContent, MessageItem } from '@ccc/core';
import { mediaBlockOf } from './media-block';

const EAR = { playing: 'now', hasHeard: (key: string) => key === 'old' };

function item(key: string, content: ItemContent, isOwn = false): MessageItem {
  return {
    kind: 'message',
    key,
    session: undefined,
    seq: 1,
    at: 1000,
    isOwn,
    sender: { kind: 'system' },
    content,
    delivery: 'sent',
    code: undefined,
  };
}

const SPEECH = { type: 'voice', durationMs: 2600, bytes: 1, url: 'u' } as const;

test('words and pictures are no block', () => {
  expect(mediaBlockOf(item('a', { type: 'text', text: 'x' }), EAR)).toBeNull();
  const picture = { type: 'image', width: 1, height: 1, bytes: 1, url: 'u' } as const;
  expect(mediaBlockOf(item('a', picture), EAR)).toBeNull();
});

test.each([
  ['new', false, { isUnread: true, isPlaying: false }],
  ['old', false, { isUnread: false, isPlaying: false }],
  ['now', false, { isUnread: true, isPlaying: true }],
  ['own', true, { isUnread: false, isPlaying: false }],
])('a voice message that is %s (own: %s)', (key, isOwn, look) => {
  expect(mediaBlockOf(item(key, SPEECH, isOwn), EAR)).toEqual({
    kind: 'voice',
    seconds: 3,
    ...look,
  });
});

test('a card leads somewhere only when it says where', () => {
  expect(mediaBlockOf(item('a', { type: 'card', title: 'x' }), EAR)).toMatchObject({
    isLink: false,
  });
  expect(mediaBlockOf(item('a', { type: 'card', title: 'x', path: '/a' }), EAR)).toMatchObject({
    isLink: true,
  });
});
