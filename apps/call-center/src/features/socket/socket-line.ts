import { CccError, closeCode, type CloseCodeName, type RefuseFrame } from '@ccc/protocol';
import { readClientFrame } from '@ccc/protocol/schema';
import { toStoreError } from '../../store/store-error';
import type { ServiceContext } from '../context';
import type { CommandTable } from './commands';
import { runCommand } from './commands';
import type { Connection } from './connection';
import { FrameQueue } from './frame-queue';
import type { Greeter } from './greeter';
import type { WebSocketLike } from './web-socket-like';

export interface LineServices {
  context: ServiceContext;
  commands: CommandTable;
  greeter: Greeter;
}

/**
 * One socket, from its opening to its end: first a hello, then commands and pings.
 *
 * ```
 * (opened) ── hello accepted ──► connection ── closed ──► (gone)
 *     └── anything else, or nothing in time ──► closed
 * ```
 */
export class SocketLine {
  /** Set by the hello. */
  connection: Connection | null = null;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly #socket: WebSocketLike;
  readonly #services: LineServices;
  readonly #queue: FrameQueue;

  constructor(socket: WebSocketLike, services: LineServices) {
    this.openedAt = services.context.now();
    this.#socket = socket;
    this.#services = services;
    this.#queue = new FrameQueue((text) => this.#handle(text));
  }

  receive(text: string): void {
    if (this.connection) this.connection.heardAt = this.#services.context.now();
    if (!this.#queue.push(text)) this.close('tooMany');
  }

  /** A frame that was no text. */
  receiveBinary(): void {
    if (this.connection) this.connection.say({ type: 'refuse', code: 'frame.malformed' });
    else this.close('malformed');
  }

  close(name: CloseCodeName): void {
    this.#socket.close(closeCode(name), name);
  }

  #handle(text: string): Promise<void> | void {
    const reading = readClientFrame(text);
    if (!this.connection) return this.#greet(reading);
    const { connection } = this;
    const waitMs = connection.allowance.take(this.#services.context.limits, connection.heardAt);
    if (!reading.ok) {
      const { code, id, params } = reading;
      connection.say({
        type: 'refuse',
        code,
        ...(id ? { id } : {}),
        ...(params ? { params } : {}),
      });
      return;
    }
    const { frame } = reading;
    switch (frame.type) {
      case 'ping':
        return connection.say({ type: 'pong' });
      case 'hello':
        return connection.say({ type: 'refuse', code: 'frame.malformed' });
      case 'command': {
        const { id } = frame;
        if (waitMs === 0) return this.#command(connection, frame);
        connection.say({ type: 'refuse', id, code: 'rate.limited', retryAfterMs: waitMs });
      }
    }
  }

  async #greet(reading: ReturnType<typeof readClientFrame>): Promise<void> {
    if (!reading.ok || reading.frame.type !== 'hello') return this.close('malformed');
    const greeted = await this.#services.greeter.greet(
      this.#socket,
      reading.frame,
      (connection) => {
        this.connection = connection;
      },
    );
    if (greeted !== 'welcome') this.close(greeted);
  }

  async #command(connection: Connection, frame: Parameters<typeof runCommand>[2]): Promise<void> {
    const { id } = frame;
    try {
      const { seq, result, afterwards } = await runCommand(
        this.#services.commands,
        connection,
        frame,
      );
      connection.say({ type: 'ack', id, ...(seq === undefined ? {} : { seq }), result });
      if (connection.isOpen) afterwards?.();
    } catch (thrown) {
      connection.say({ ...this.#refusal(thrown), id });
    }
  }

  #refusal(thrown: unknown): RefuseFrame {
    const error = toStoreError(thrown);
    if (error instanceof CccError && error.kind !== 'bug') {
      if (error.kind === 'operational') {
        this.#services.context.log.warn({ code: error.code, err: error.origin }, 'command refused');
      }
      const { code, retryAfterMs, params } = error;
      return {
        type: 'refuse',
        code,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        ...(Object.keys(params).length === 0 ? {} : { params: { ...params } }),
      };
    }
    const requestId = this.#services.context.newId();
    this.#services.context.log.error({ err: thrown, requestId }, 'command failed');
    return { type: 'refuse', code: 'internal', params: { requestId } };
  }
}
