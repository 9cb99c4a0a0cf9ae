import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Memory } from './parent';

/** A program of this folder in a process of its own, that says on which port it listens. */
export class Child {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {}

  /** @throws when it ends before it listens */
  static async start(
    program: string,
    args: string[] = [],
    execArgv: string[] = [],
  ): Promise<Child> {
    const child = fork(join(__dirname, program), args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv,
    });
    const { port } = await answer<{ port: number }>(child);
    return new Child(child, port);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** What it takes once it has settled, which takes a while. Start it with `--expose-gc`. */
  memory(): Promise<Memory> {
    return this.ask<Memory>('memory');
  }

  /** Sends a message and resolves with the next that comes: one at a time. */
  ask<Answer>(message: string | object): Promise<Answer> {
    const answered = answer<Answer>(this.process);
    this.process.send(message);
    return answered;
  }

  /** SIGKILL: no handler runs, nothing is flushed. Resolves when it has ended. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await gone;
  }

  /** Resolves when it has ended, by itself or because it was asked to. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.disconnect();
    await gone;
  }
}

function answer<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      child.off('exit', onExit);
      resolve(message as Answer);
    };
    const onExit = (code: number | null, signal: string | null) => {
      child.off('message', onMessage);
      reject(new Error(`${child.spawnfile} ended with ${code ?? signal}`));
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });
}
