import { EN } from './en';
import { translatorOf } from './translate';
import { ZH_CN } from './zh-cn';

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('both languages have the same places in every text', () => {
  const entries = Object.entries(EN).map(([key, text]) => [key, places(text)]);
  expect(entries).toEqual(
    Object.keys(EN).map((key) => [key, places(ZH_CN[key as keyof typeof ZH_CN])]),
  );
});

test('fills the places and leaves an unfilled one to be seen', () => {
  const t = translatorOf('zh-CN');
  expect(t('bar.waiting', { count: 0 })).toBe('排队 0');
  expect(t('bar.waiting')).toBe('排队 {count}');
});

test('a reason of a later service says its own name', () => {
  const reason = 'abducted' as 'ok';
  expect(translatorOf('en')(`reason.${reason}`)).toBe('abducted');
});
