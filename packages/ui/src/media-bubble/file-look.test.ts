import { fileSign, shortName, sizeText } from './file-look';

test.each([
  ['报价.PDF', 'pdf', 'PDF'],
  ['a.docx', 'word', 'DOCX'],
  ['a.csv', 'sheet', 'CSV'],
  ['a.b.7z', 'archive', '7Z'],
  ['README', 'other', ''],
])('%s looks like %s', (name, family, label) => {
  expect(fileSign(name)).toEqual({ family, label });
});

test('a long name loses its middle, never its kind', () => {
  expect(shortName('报价.pdf')).toBe('报价.pdf');
  expect(shortName('2026年第四季度华东区域产品报价单与交付计划（终稿）.docx')).toBe(
    '2026年第四季度华东区…终稿）.docx',
  );
});

test.each([
  [17, '17 B'],
  [1536, '1.5 KB'],
  [300_000, '293 KB'],
  [5_500_000, '5.2 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
