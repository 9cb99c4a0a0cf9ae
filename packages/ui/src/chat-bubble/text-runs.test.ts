import { textRuns } from './text-runs';

/** Runs that can be tapped, in brackets. */
function marked(text: string): string {
  return textRuns(text)
    .map(({ kind, text: words }) => (kind === 'plain' ? words : `[${kind} ${words}]`))
    .join('');
}

test.each([
  [
    '请看 https://shop.example.com/a?b=1&c=2#d 。',
    '请看 [url https://shop.example.com/a?b=1&c=2#d] 。',
  ],
  ['见HTTP://example.com，谢谢', '见[url HTTP://example.com]，谢谢'],
  ['(https://example.com/a).', '([url https://example.com/a]).'],
  ['电话13800138000或010-62345678', '电话[phone 13800138000]或[phone 010-62345678]'],
  ['138-0013-8000, 400 810 8888', '[phone 138-0013-8000], [phone 400 810 8888]'],
  ['Call +44 20 7946 0958!', 'Call [phone +44 20 7946 0958]!'],
  [
    'https://example.com/13800138000 13800138000',
    '[url https://example.com/13800138000] [phone 13800138000]',
  ],
])('%j is %j', (text, runs) => {
  expect(marked(text)).toBe(runs);
});

test.each([
  '您好',
  '',
  'https://',
  'https://。',
  'javascript:alert(1)',
  'ftp://example.com',
  '订单 202611211380013800012',
  '价格 0.13800138000',
  'A13800138000',
  '13800138000-01',
  '¥1,299,000',
])('%j has nothing to tap', (text) => {
  expect(textRuns(text)).toEqual([]);
});

test('the runs are the whole text', () => {
  const text = '<b>a</b> https://a.example\n13800138000 &amp; b';
  expect(
    textRuns(text)
      .map((run) => run.text)
      .join(''),
  ).toBe(text);
});

test('a long text is split at once', () => {
  const text = '1380013 800 '.repeat(20_000);
  const before = Date.now();
  textRuns(text);
  expect(Date.now() - before).toBeLessThan(1000);
});
