import type { ByteRange } from '../../files/file-store';

/**
 * What a `Range` header asks of a file. Null: all of it; so is what nobody has to understand, several
 * ranges or another unit. `none`: it lies behind the end.
 * @see RFC 9110 §14.1.2
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | 'none' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = found ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const count = Math.min(Number(last), bytes);
    return count === 0 ? 'none' : { start: bytes - count, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return null;
  return start < bytes ? { start, end } : 'none';
}
