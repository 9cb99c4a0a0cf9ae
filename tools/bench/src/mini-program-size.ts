import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Figure } from './figure';
import { REPOSITORY } from './report';

const DIST = join(REPOSITORY, 'apps/omni-chat/dist');

function bytesBelow(dir: string): number {
  return readdirSync(dir, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(dir, entry.name);
    return sum + (entry.isDirectory() ? bytesBelow(path) : statSync(path).size);
  }, 0);
}

const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

/** Bytes of the built mini-program, as it is uploaded: minified. */
export const miniProgramSize: Bench = {
  name: 'size',
  title: 'Size of the built mini-program omni-chat, minified',
  async run(): Promise<Figure[]> {
    const gulp = (task: string) =>
      execFileSync('npx', ['gulp', '-f', 'gulpfile.cjs', task], {
        cwd: join(REPOSITORY, 'apps/omni-chat'),
        stdio: 'ignore',
      });
    gulp('release');
    const npm = join(DIST, 'subpackages/service/miniprogram_npm/@ccc');
    const [total, service, entry, core, ui, protocol] = [
      DIST,
      join(DIST, 'subpackages'),
      join(DIST, 'components/ccc-entry'),
      ...['core', 'ui', 'protocol'].map((name) => join(npm, name)),
    ].map((dir) => bytesBelow(dir!)) as [number, number, number, number, number, number];
    gulp('build');
    return [
      { what: 'total', measured: kib(total) },
      { what: 'main package, with the shop', measured: kib(total - service), aim: '≤ 24 KB' },
      { what: 'of it the entry component', measured: kib(entry), aim: '≤ 4 KB' },
      { what: 'subpackage of the chat', measured: kib(service), aim: '≤ 2048 KB' },
      { what: '`core` (with `protocol`)', measured: kib(core + protocol) },
      { what: '`ui`', measured: kib(ui) },
      { what: '`core` + `protocol` + `ui`', measured: kib(core + protocol + ui), aim: '≤ 120 KB' },
    ];
  },
};
