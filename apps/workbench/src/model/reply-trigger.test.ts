import type { CannedReply } from '@ccc/protocol';
import { repliesFor, triggerAt, withReply } from './reply-trigger';

test.each([
  ['#', { from: 0, query: '' }],
  ['/退', { from: 0, query: '退' }],
  ['您好 #运费', { from: 3, query: '运费' }],
  ['第一行\n/a', { from: 4, query: 'a' }],
  ['1/2', undefined],
  ['https://a', undefined],
  ['#运费 是', undefined],
  ['', undefined],
])('%j asks for %j', (text, trigger) => {
  expect(triggerAt(text, text.length)).toEqual(trigger);
});

test('only what stands before the caret counts, and what stands behind it is kept', () => {
  const text = '您好 #运，再见';
  const caret = '您好 #运'.length;
  const trigger = triggerAt(text, caret)!;
  expect(trigger).toEqual({ from: 3, query: '运' });
  expect(withReply(text, caret, trigger, '免运费')).toEqual({
    text: '您好 免运费，再见',
    caret: 6,
  });
});

test('titles go before groups and contents, and there are not too many', () => {
  const reply = (title: string, group = '', content = 'x'): CannedReply => ({
    id: title,
    scope: 'own',
    group,
    title,
    content,
  });
  const all = [
    reply('a', '', '退货'),
    reply('如何退货'),
    reply('退货流程'),
    reply('b', '退货组'),
    reply('c'),
  ];
  expect(repliesFor(all, '退货').map(({ id }) => id)).toEqual(['退货流程', '如何退货', 'a', 'b']);
  expect(
    repliesFor(
      Array.from({ length: 20 }, (_, n) => reply(`t${n}`)),
      '',
    ),
  ).toHaveLength(8);
});
