import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { circumstances, table, write } from './report';

test('a table has a line for every figure, and a dash for what it lacks', () => {
  expect(
    table([
      { what: 'a', measured: '3 ms', floor: '2 ms', ratio: '1.50×', aim: '≤ 2×' },
      { what: 'b', measured: '7' },
    ]),
  ).toBe(
    [
      '| what | measured | floor, same run | ratio | aim |',
      '|---|---|---|---|---|',
      '| a | 3 ms | 2 ms | 1.50× | ≤ 2× |',
      '| b | 7 | – | – | – |',
    ].join('\n'),
  );
});

test('the circumstances name day, commit, machine and Node', () => {
  expect(circumstances()).toMatch(
    /^\d{4}-\d\d-\d\d, commit [0-9a-f]{7,}: \d+ cores .+, \d+ GiB, \w+, Node \d+\.\d+\.\d+, loopback\.$/,
  );
});

describe('write', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ccc-report-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const before = '# Figures\n<!-- a -->\n<!-- /a -->\ntext\n<!-- b -->\nold\n<!-- /b -->\n';

  test('replaces what stands between the markers of one benchmark and nothing else', () => {
    const file = join(dir, 'figures.md');
    writeFileSync(file, before);
    write('a', 'first', file);
    write('a', 'second', file);
    write('b', 'new', file);
    expect(readFileSync(file, 'utf8')).toBe(
      '# Figures\n<!-- a -->\n\nsecond\n\n<!-- /a -->\ntext\n<!-- b -->\n\nnew\n\n<!-- /b -->\n',
    );
  });

  test('refuses a benchmark that the document has no place for', () => {
    const file = join(dir, 'figures.md');
    writeFileSync(file, before);
    expect(() => write('c', 'text', file)).toThrow('no place for c');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

test('the document of the repository has a place for every benchmark', () => {
  const document = readFileSync(join(__dirname, '../../../docs/benchmarks.md'), 'utf8');
  const places = [...document.matchAll(/<!-- ([\w-]+) -->\s[^]*?<!-- \/\1 -->/g)].map(
    ([, name]) => name,
  );
  expect(places).toEqual([
    'setup',
    'chat',
    'session',
    'recovery',
    'upload',
    'idle',
    'size',
    'page',
    'messages',
    'flow',
    'call-delay',
    'call-accept',
    'call-setup',
    'concealment',
    'calls',
    'call-memory',
  ]);
});
