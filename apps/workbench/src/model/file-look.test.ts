import { fileFamily, sizeText, splitName } from './file-look';

test.each([
  ['报价.PDF', 'pdf'],
  ['a.docx', 'word'],
  ['a.csv', 'sheet'],
  ['a.webp', 'picture'],
  ['README', 'other'],
])('%s is of the family %s', (name, family) => {
  expect(fileFamily(name)).toBe(family);
});

test('the end of a name stays readable', () => {
  expect(splitName('2026 年产品报价单（终稿）.docx')).toEqual([
    '2026 年产品报价单',
    '（终稿）.docx',
  ]);
  expect(splitName('a.txt')).toEqual(['', 'a.txt']);
});

test.each([
  [17, '17 B'],
  [1536, '1.5 KB'],
  [5_500_000, '5.2 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
