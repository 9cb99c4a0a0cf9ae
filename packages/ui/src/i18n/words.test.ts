import { languageOf } from './language';
import { fill, wordsOf, type Words } from './words';

function placesOf(words: Words): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([part, texts]) =>
      Object.entries(texts as Record<string, string>).map(([key, text]) => [
        `${part}.${key}`,
        (text.match(/\{\w+\}/g) ?? []).sort(),
      ]),
    ),
  );
}

test.each([
  ['zh_CN', 'zh-CN'],
  ['zh-Hant', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['en_US', 'en'],
  ['ja', 'en'],
])('the tag "%s" is shown in %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test('both languages fill the same places, except where a date is written differently', () => {
  expect(placesOf(wordsOf('en'))).toEqual(placesOf(wordsOf('zh-CN')));
});

test('a place without a value stays visible, so that it is noticed', () => {
  expect(fill('{count} 条，{other}', { count: 2 })).toBe('2 条，{other}');
});
