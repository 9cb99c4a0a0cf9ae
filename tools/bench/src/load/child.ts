import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

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

  /** Resident bytes, after a collection where the program was started with `--expose-gc`. */
  async rssBytes(): Promise<number> {
    const answered = answer<{ rss: number }>(this.process);
    this.process.send('memory');
    return (await answered).rss;
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
