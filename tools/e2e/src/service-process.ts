import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '@ccc/testkit';

const MAIN = join(__dirname, '../../../apps/call-center/dist/main.js');
const START_MS = 30_000;

/** The built service as a process of its own, to be killed and started again on the same data. */
export class ServiceProcess {
  private child: ChildProcess | null = null;
  private output = '';

  private constructor(
    readonly baseUrl: string,
    private readonly args: string[],
  ) {}

  /** Takes a free port that stays the same over restarts. */
  static async on(dataDir: string): Promise<ServiceProcess> {
    const port = await freePort();
    const args = [
      '--port',
      String(port),
      '--data',
      dataDir,
      '--demo',
      'true',
      '--log-level',
      'warn',
    ];
    return new ServiceProcess(`http://127.0.0.1:${port}`, args);
  }

  /** Starts it and waits until it can serve. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN, ...this.args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const take = (chunk: Buffer) => (this.output = (this.output + String(chunk)).slice(-4000));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const deadline = Date.now() + START_MS;
    while (!(await this.isHealthy())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the service did not start:\n${this.output}`);
      }
      await pause(20);
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** SIGTERM, as an orderly stop. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  private async isHealthy(): Promise<boolean> {
    try {
      return (await fetch(`${this.baseUrl}/healthz`)).ok;
    } catch {
      return false;
    }
  }
}

/** A poll's breath between two looks at a condition. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Looks until it holds. @throws when it does not within the time, saying what was waited for */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 30_000,
) {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(20);
  }
}
