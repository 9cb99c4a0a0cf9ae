import { markedParts } from './marked-parts';

const marked = (text: string, words: string) =>
  markedParts(text, words)
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['我想退货，怎么退货', '退货', '我想[退货]，怎么[退货]'],
  ['Order ABC', 'order', '[Order] ABC'],
  ['100% (a+b)', '% (a+', '100[% (a+]b)'],
  ['nothing', 'x', 'nothing'],
  ['nothing', '  ', 'nothing'],
])('in %j the words %j are marked', (text, words, shown) => {
  expect(marked(text, words)).toBe(shown);
});
