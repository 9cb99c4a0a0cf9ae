import type {
  CommandArgs,
  CommandName,
  CommandResult,
  NoticeFrame,
  SessionEvent,
  SessionId,
} from '@ccc/protocol';
import type { ConnectionState } from './connection-state';

export interface CommandOptions {
  session?: SessionId;
  /** Own command id, for what must be stored once however often it is sent. Made here by default. */
  id?: string;
  /**
   * Milliseconds until the answer is given up with `connection.timeout`; the command may still have
   * been carried out. Default 15000; `Infinity` waits through every reconnect.
   */
  timeoutMs?: number;
  /**
   * Which id a command without an answer is sent again with after a reconnect. `same` (default) is
   * never carried out twice; `new` is for commands that subscribe this very connection.
   */
  resendWith?: 'same' | 'new';
}

export interface CommandAnswer<Name extends CommandName> {
  /** The event that the command is, if it made one. */
  seq: number | undefined;
  result: CommandResult<Name>;
}

/** What a client has of a session, so that it gets the rest after a reconnect. */
export interface ResumePoint {
  session: SessionId;
  lastSeq: number;
}

/** One connection to the service: single-flight, reconnecting, resuming. */
export interface Connection {
  readonly state: ConnectionState;
  /** The service's clock (ms since 1970), as good as the last welcome told it. */
  serverNow(): number;
  /** Connects and stays connected; does nothing while it does so already. Also leaves `stopped`. */
  start(): void;
  /** Goes `idle`; commands without an answer reject with `connection.lost`. */
  stop(): void;
  /** Tries at once: leaves `waiting`, and replaces a connection that is in doubt. */
  reconnect(): void;
  /**
   * Sends a command, now or when there is a connection, and again after a reconnect while there is
   * no answer. Rejects with the `CccError` of a refusal, `connection.timeout`, or that of the stop.
   */
  command<Name extends CommandName>(
    name: Name,
    args: CommandArgs<Name>,
    options?: CommandOptions,
  ): Promise<CommandAnswer<Name>>;
  /** Each of these returns the function that stops it. */
  onState(listener: (state: ConnectionState) => void): () => void;
  onEvent(listener: (event: SessionEvent) => void): () => void;
  onNotice(listener: (notice: NoticeFrame) => void): () => void;
  /** Asked at every hello. */
  addResumePoint(provide: () => ResumePoint | undefined): () => void;
}
