import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const START = join(__dirname, '../../launch/start.mjs');
const START_MS = 60_000;

/** The start command itself, on what is built. */
export class StartProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** On a free port, with more flags. @throws with what it printed, when it ends or names no address within a minute */
  static async on(dataDir: string, flags: readonly string[] = []): Promise<StartProcess> {
    const args = [START, '--skip-build', '--port', '0', '--data', dataDir, ...flags];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      return new StartProcess(await addressOf(child), child);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** An orderly stop; the data directory can be copied afterwards. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`no address:\n${output}`)), START_MS);
    const take = (chunk: Buffer) => {
      output += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`start ended with ${code}:\n${output}`));
    });
  });
}
