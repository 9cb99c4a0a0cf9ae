import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A program of this folder in a process of its own, that says on which port it listens. */
export class Child {
  private constructor(
    readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(program: string, args: string[], execArgv: string[] = []): Promise<Child> {
    const child = fork(join(__dirname, program), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv });
    const { port } = await answer<{ port: number }>(child);
    return new Child(child, port);
  }

  /** Resident bytes, after a collection where the program allows one. */
  async rssBytes(): Promise<number> {
    this.process.send('memory');
    return (await answer<{ rss: number }>(this.process)).rss;
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.disconnect();
    await gone;
  }
}

function answer<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}
