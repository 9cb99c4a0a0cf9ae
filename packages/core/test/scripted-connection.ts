import {
  CccError,
  type CommandArgs,
  type CommandName,
  type ErrorCode,
  type NoticeFrame,
  type SessionEvent,
} from '@ccc/protocol';
import { waitFor } from '@ccc/testkit';
import type { CommandAnswer, Connection, ConnectionState } from '../src/index';

interface Asked {
  name: CommandName;
  resolve(result: unknown): void;
  reject(error: CccError): void;
}

/** A connection whose other end is the test: it reads what is asked, answers, and tells. */
export class ScriptedConnection implements Connection {
  state: ConnectionState = { name: 'idle' };
  /** Every command so far, with its arguments. */
  readonly asked: Array<[CommandName, unknown]> = [];
  private open: Asked[] = [];
  private readonly states = new Set<(state: ConnectionState) => void>();
  private readonly events = new Set<(event: SessionEvent) => void>();
  private readonly notices = new Set<(notice: NoticeFrame) => void>();

  /** Answers the oldest open command of this name, as soon as there is one; `seq` is its event. */
  async answer(name: CommandName, result: unknown, seq?: number): Promise<void> {
    (await this.take(name)).resolve({ seq, result });
    await settled();
  }

  async refuse(name: CommandName, code: ErrorCode): Promise<void> {
    (await this.take(name)).reject(new CccError(code));
    await settled();
  }

  /** Resolves when a command of this name waits for its answer. */
  async isAsked(name: CommandName): Promise<void> {
    await waitFor(() => this.open.some((asked) => asked.name === name));
  }

  private async take(name: CommandName): Promise<Asked> {
    await this.isAsked(name);
    const asked = this.open.find((one) => one.name === name)!;
    this.open = this.open.filter((one) => one !== asked);
    return asked;
  }

  tell(event: SessionEvent): void {
    this.events.forEach((listener) => listener(event));
  }

  notify(notice: NoticeFrame): void {
    this.notices.forEach((listener) => listener(notice));
  }

  become(state: ConnectionState): void {
    this.state = state;
    this.states.forEach((listener) => listener(state));
  }

  serverNow = () => 0;
  start = () => this.become({ name: 'online', attempt: 0, since: 0, connection: 'C' });
  stop = () => this.become({ name: 'idle' });
  reconnect = () => undefined;
  addResumePoint = () => () => undefined;

  command<Name extends CommandName>(name: Name, args: CommandArgs<Name>) {
    this.asked.push([name, args]);
    return new Promise<CommandAnswer<Name>>((resolve, reject) => {
      this.open.push({ name, resolve: resolve as Asked['resolve'], reject });
    });
  }

  onState = (listener: (state: ConnectionState) => void) => listenIn(this.states, listener);
  onEvent = (listener: (event: SessionEvent) => void) => listenIn(this.events, listener);
  onNotice = (listener: (notice: NoticeFrame) => void) => listenIn(this.notices, listener);
}

function listenIn<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Until everything that only waited for an answer has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
