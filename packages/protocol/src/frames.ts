import type { CommandId, SessionId } from './ids';
import type { CommandFrame } from './commands';
import type { DeskSnapshot } from './desk';
import type { SessionEvent, Side } from './events';

/** The version this package speaks. */
export const PROTOCOL_VERSION = 1;

/** First frame of a connection. `resume` names what the client has, so that it gets the rest. */
export interface HelloFrame {
  type: 'hello';
  protocol: number;
  ticket: string;
  client: { kind: string; version: string };
  resume: Array<{ session: SessionId; lastSeq: number }>;
}

export interface PingFrame {
  type: 'ping';
}

export type ClientFrame = HelloFrame | CommandFrame | PingFrame;

/** Answer to `hello`; the replay follows it, then what happens. */
export interface WelcomeFrame {
  type: 'welcome';
  protocol: number;
  connection: string;
  you: { kind: 'customer' | 'agent'; id: string };
  heartbeatMs: number;
  now: number;
}

/** Done, and committed: this is never said of what could still be lost. */
export interface AckFrame {
  type: 'ack';
  id: CommandId;
  /** The event that the command itself is (its first), if it made one. */
  seq?: number;
  result?: unknown;
}

/** Not done. `code` is one of the table; a code that the client does not know is `unknown`. */
export interface RefuseFrame {
  type: 'refuse';
  /** Absent when the frame was too broken to name its command. */
  id?: CommandId;
  code: string;
  retryAfterMs?: number;
  params?: Record<string, string | number>;
}

export type EventFrame = { type: 'event' } & SessionEvent;

/** Where a customer stands in the queue. */
export interface QueuePlace {
  session: SessionId;
  ahead: number;
  /** About how long it takes, whole minutes, at least 1; absent: not known. */
  waitMinutes?: number;
}

/** What holds now and is in no log; the newest replaces the one before. */
export type NoticeFrame =
  | { type: 'notice'; name: 'desk.changed'; data: DeskSnapshot }
  | { type: 'notice'; name: 'queue.place'; data: QueuePlace }
  /** This side has been shown everything up to `seq`. */
  | { type: 'notice'; name: 'session.read'; data: { session: SessionId; side: Side; seq: number } }
  /** This side is writing; holds for 5 seconds unless said again. */
  | { type: 'notice'; name: 'session.typing'; data: { session: SessionId; side: Side } };

export interface PongFrame {
  type: 'pong';
}

export type ServerFrame =
  WelcomeFrame | AckFrame | RefuseFrame | EventFrame | NoticeFrame | PongFrame;
