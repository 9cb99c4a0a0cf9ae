import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './service-process';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../../..');
let dir: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ccc-start-'));
});

afterEach(() => {
  if (child?.pid !== undefined) killGroup(child.pid, 'SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

async function startWithNpm(): Promise<string> {
  const args = ['start', '--', '--skip-build', '--port', '0', '--data', dir];
  child = spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += String(chunk)));
  child.stderr?.on('data', (chunk: Buffer) => (output += String(chunk)));
  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
  await eventually('an address', () => address() !== undefined, 60_000);
  return address()!;
}

/** To npm and all that it started, as a terminal does. */
function killGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // Gone already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const ENDINGS = [
  ['Ctrl-C', (npm: number) => killGroup(npm, 'SIGINT')],
  ['a terminal that is closed', (npm: number) => killGroup(npm, 'SIGHUP')],
  ['SIGTERM to npm alone', (npm: number) => process.kill(npm, 'SIGTERM')],
] as const;

it.each(ENDINGS)('%s stops all that npm start has started', async (_what, end) => {
  const url = await startWithNpm();
  const answers = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await eventually('the service to answer', answers);
  end(child!.pid!);
  await eventually('the service to be gone', async () => !(await answers()));
});
