import { LIMITS } from '@ccc/protocol';
import { safeFileName } from './file-name';

it.each([
  ['报价.pdf', '报价.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\work\\a.txt', 'a.txt'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  [' a\n.txt\0', 'a.txt'],
  ['/', 'file'],
])('calls %j %j', (given, shown) => {
  expect(safeFileName(given)).toBe(shown);
});

it('cuts what is too long and keeps the extension', () => {
  const name = safeFileName(`${'长'.repeat(500)}.docx`);
  expect(name).toHaveLength(LIMITS.fileNameMaxChars);
  expect(name.endsWith('长.docx')).toBe(true);
});
