import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Figure } from './figure';
import { inFreshDirectory } from './fresh-directory';
import { REPOSITORY } from './report';

const START_MS = 15 * 60_000;
const STOP_MS = 10_000;

/** A step as `npm start` prints it when it is over. */
const STEP = /✓ \S+ (install|build) ([\d.]+) s/g;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

interface Start {
  /** From the command to a service that answers. */
  totalSeconds: number;
  /** Seconds of the steps that were necessary. */
  steps: ReadonlyMap<string, number>;
}

/** `npm start` in the clone until the service answers; then it is stopped. */
async function start(clone: string, data: string): Promise<Start> {
  const startedAt = performance.now();
  const child = spawn('npm', ['start', '--', '--port', '0', '--data', data], {
    cwd: clone,
    // A group of its own, so that nothing of it is left over.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const take = (chunk: Buffer) => (output += String(chunk));
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const gone = new Promise((resolve) => child.once('close', resolve));
  const secondsSoFar = () => (performance.now() - startedAt) / 1000;
  try {
    while (!(await isHealthy(ADDRESS.exec(output)?.[0]))) {
      if (child.exitCode !== null || secondsSoFar() * 1000 > START_MS) {
        throw new Error(`npm start did not come up:\n${output.slice(-4000)}`);
      }
      await pause(20);
    }
    const steps = [...output.matchAll(STEP)].map(
      ([, name, seconds]) => [name ?? '', Number(seconds)] as const,
    );
    return { totalSeconds: secondsSoFar(), steps: new Map(steps) };
  } finally {
    // npm does not pass the signal on.
    signalGroup(child.pid, 'SIGTERM');
    const stopped = await Promise.race([gone, pause(STOP_MS, 'late', { ref: false })]);
    if (stopped === 'late') {
      signalGroup(child.pid, 'SIGKILL');
      await gone;
    }
  }
}

async function isHealthy(url: string | undefined): Promise<boolean> {
  if (url === undefined) return false;
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const seconds = (value: number | undefined) =>
  value === undefined ? 'not necessary' : `${value.toFixed(1)} s`;

/** Everything from a fresh clone to a service that answers, and the same again. */
export const setupTime: Bench = {
  name: 'setup',
  title: 'From a fresh clone to a running service: `npm start`, packages already in pnpm’s store',
  async run(): Promise<Figure[]> {
    return inFreshDirectory(async (dir) => {
      const clone = join(dir, 'clone');
      const data = join(dir, 'data');
      execFileSync('git', ['clone', '--quiet', '--no-hardlinks', REPOSITORY, clone]);
      const first = await start(clone, data);
      const second = await start(clone, data);
      const prepared = [...first.steps.values()].reduce((sum, value) => sum + value, 0);
      return [
        { what: 'first start: install', measured: seconds(first.steps.get('install')) },
        { what: 'first start: build', measured: seconds(first.steps.get('build')) },
        {
          what: 'first start: the rest, until `/healthz` answers',
          measured: seconds(first.totalSeconds - prepared),
        },
        { what: 'first start, all of it', measured: seconds(first.totalSeconds) },
        { what: 'second start, all of it', measured: seconds(second.totalSeconds) },
      ];
    });
  },
};
