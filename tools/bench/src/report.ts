import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure';

export const REPOSITORY = join(__dirname, '../../..');
const FILE = join(REPOSITORY, 'docs/benchmarks.md');

/** A table in Markdown. */
export function table(figures: readonly Figure[]): string {
  const cell = (text: string | undefined) => text ?? '–';
  return [
    '| what | measured | floor, same run | ratio | aim |',
    '|---|---|---|---|---|',
    ...figures.map(
      ({ what, measured, floor, ratio, aim }) =>
        `| ${what} | ${measured} | ${cell(floor)} | ${cell(ratio)} | ${cell(aim)} |`,
    ),
  ].join('\n');
}

/** Where and when: stands over every table. */
export function circumstances(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  const memory = Math.round(totalmem() / 2 ** 30);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: REPOSITORY });
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, commit ${String(commit).trim()}: ${cpus().length} cores ${model}, ${memory} GiB, ${type()}, Node ${process.versions.node}, loopback.`;
}

/** Replaces what stands between the markers of a benchmark: in docs/benchmarks.md, unless told. */
export function write(name: string, text: string, file = FILE): void {
  const document = readFileSync(file, 'utf8');
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = document.indexOf(from);
  const end = document.indexOf(to);
  if (start < 0 || end < 0) throw new Error(`${file} has no place for ${name}`);
  const [head, tail] = [document.slice(0, start + from.length), document.slice(end)];
  writeFileSync(file, `${head}\n\n${text}\n\n${tail}`);
}
