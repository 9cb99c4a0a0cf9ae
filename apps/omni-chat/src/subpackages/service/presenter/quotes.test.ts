import type { ChatItem, ConversationView, SessionId } from '@ccc/core';
import { findQuoted, quoteOf } from './quotes';

type View = Pick<ConversationView, 'items' | 'older'>;

function words(seq: number, quote?: number, session = 's1'): ChatItem & { kind: 'message' } {
  return {
    kind: 'message',
    key: `${session}:${seq}`,
    session: session as SessionId,
    seq,
    at: 0,
    isOwn: true,
    sender: { kind: 'customer', customer: undefined },
    content: {
      type: 'text',
      text: `第${seq}句`,
      ...(quote === undefined ? {} : { quote: { seq: quote } }),
    },
    delivery: 'sent',
    code: undefined,
  };
}

/** A chat of which each page brings `page` more items, and the last page ends it. */
function chatOf(all: ChatItem[], page: number, loaded = page) {
  const chat = {
    view: { items: all.slice(-loaded), older: 'more' } as View,
    pages: 0,
    async loadOlder() {
      chat.pages += 1;
      const count = chat.view.items.length + page;
      chat.view = { items: all.slice(-count), older: count < all.length ? 'more' : 'none' };
    },
  };
  return chat;
}

const talk = (length: number, quote: number) =>
  Array.from({ length }, (_none, index) =>
    words(index + 1, index + 1 === length ? quote : undefined),
  );

test('a quote of what is here loads nothing', async () => {
  const chat = chatOf(talk(10, 9), 5);
  expect(await findQuoted(chat, 's1:10')).toEqual({ key: 's1:9' });
  expect(chat.pages).toBe(0);
});

test('older pages are loaded until the quoted message is there, and no further', async () => {
  const chat = chatOf(talk(100, 42), 10);
  expect(await findQuoted(chat, 's1:100')).toEqual({ key: 's1:42' });
  expect(chat.pages).toBe(5);
});

test('what was deleted here is looked for in its own session only', async () => {
  const before = [words(1, undefined, 's0'), words(2, undefined, 's0')];
  const own = talk(10, 4).filter(({ seq }) => seq !== 4);
  const chat = chatOf([...before, ...before, ...own], 9);
  chat.view = { items: own, older: 'more' };
  expect(await findQuoted(chat, 's1:10')).toBe('away');
  expect(chat.pages).toBe(1);
});

test('one tap loads a bounded number of pages', async () => {
  const chat = chatOf(talk(500, 1), 10);
  expect(await findQuoted(chat, 's1:500')).toBe('away');
  expect(chat.pages).toBe(20);
});

test('without a network it is said that it failed', async () => {
  const view: View = { items: talk(3, 1).slice(1), older: 'more' };
  const chat = { view, loadOlder: async () => void (chat.view = { ...view, older: 'failed' }) };
  expect(await findQuoted(chat, 's1:3')).toBe('failed');
});

test('the line of a quote says whether it can be found', () => {
  const items = talk(10, 4).slice(-3);
  const last = items[2]!;
  expect(quoteOf(last, { items, older: 'more' }, 'zh_CN')).toBe('引用了更早的消息，点按查看');
  expect(quoteOf(last, { items, older: 'none' }, 'en')).toBe('The quoted message is not here');
  expect(quoteOf(last, { items: talk(10, 4) }, 'zh_CN')).toBe('我: 第4句');
});
