import { safeUrl, textParts } from './links';

test('addresses of the web lead there, with what surrounds them left as it is', () => {
  expect(textParts('看https://shop.example/a?b=1#c，谢谢')).toEqual([
    { text: '看' },
    { text: 'https://shop.example/a?b=1#c', url: 'https://shop.example/a?b=1#c' },
    { text: '，谢谢' },
  ]);
  expect(textParts('(see http://a.example/b).')).toEqual([
    { text: '(see ' },
    { text: 'http://a.example/b', url: 'http://a.example/b' },
    { text: ').' },
  ]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://',
  'www.a.example',
  '',
])('%j leads nowhere', (text) => {
  expect(textParts(text)).toEqual([{ text }]);
  expect(safeUrl(text)).toBeUndefined();
});
