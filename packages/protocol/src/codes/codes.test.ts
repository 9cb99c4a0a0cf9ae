import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOSE_CODES, closeAction, closeCode } from './close-codes';
import { ERROR_CODES, type ErrorCode } from './error-codes';
import { codesTable } from './codes-table';

const spec = readFileSync(join(__dirname, '../../SPEC.md'), 'utf8');

describe('the table of error codes', () => {
  it('stands in SPEC.md, row for row', () => {
    expect(spec.split('<!-- codes -->')[1]?.trim()).toBe(codesTable());
  });

  it.each(Object.entries(ERROR_CODES))(
    '%s names the same values in both languages',
    (_code, entry) => {
      const places = (text: string) =>
        [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      expect(places(entry.en)).toEqual(places(entry['zh-CN']));
    },
  );

  it('has codes of the form area.reason', () => {
    const odd = Object.keys(ERROR_CODES).filter((code) => !/^[a-z]+\.[a-zA-Z]+$/.test(code));
    expect(odd).toEqual(['internal', 'unknown']);
  });
});

describe('the table of close codes', () => {
  it('has numbers and names that are unique', () => {
    expect(new Set(CLOSE_CODES.map(({ code }) => code)).size).toBe(CLOSE_CODES.length);
    expect(new Set(CLOSE_CODES.map(({ name }) => name)).size).toBe(CLOSE_CODES.length);
  });

  it.each(CLOSE_CODES)(
    '$code $name stands in SPEC.md and explains itself by a known error',
    (entry) => {
      expect(spec).toContain(`| ${entry.code} | \`${entry.name}\` |`);
      if (entry.error !== null) expect(ERROR_CODES[entry.error as ErrorCode]).toBeDefined();
      expect(closeCode(entry.name)).toBe(entry.code);
      expect(closeAction(entry.code)).toBe(entry.action);
    },
  );

  it('takes any other number for a retry', () => {
    expect(closeAction(1006)).toBe('retry');
  });
});
