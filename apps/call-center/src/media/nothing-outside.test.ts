import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOM = join(__dirname, '../..');

/** Runs a command where there is no network but the machine itself. */
const alone = (command: string, ...args: string[]) =>
  spawnSync(
    'unshare',
    ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', command, ...args],
    {
      cwd: ROOM,
      encoding: 'utf8',
    },
  );

/** Linux, where a user may have networks of their own. */
const canBeAlone = alone('true').status === 0;

(canBeAlone ? it : it.skip)(
  'a service that starts and carries a call sends nothing to anybody outside',
  () => {
    const data = mkdtempSync(join(tmpdir(), 'ccc-alone-'));
    const program = ['-r', './test/register-swc.cjs', '--conditions=source'];
    const found = alone(process.execPath, ...program, './test/calls/call-in-nowhere.ts', data);
    rmSync(data, { recursive: true, force: true });
    expect(found).toMatchObject({ status: 0 });
    const { before, after } = JSON.parse(found.stdout) as { before: number; after: number };
    expect(before).toBe(0);
    expect(after).toBeGreaterThan(0);
  },
  120_000,
);
