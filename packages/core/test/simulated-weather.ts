import type { ServerFrame, SessionId } from '@ccc/protocol';

/** A connection of somebody. */
export interface Peer {
  person: string;
  watching: Set<SessionId>;
  push(frame: ServerFrame): void;
  close(code: number): void;
}

/** What may go wrong on the way, decided frame by frame. */
export interface Faults {
  /** How the frame fares; each number is a delay in ms of one copy, none is a loss. */
  deliveries(direction: 'up' | 'down'): number[];
  /** Whether the connection breaks instead of taking this frame. */
  breaks(): boolean;
  /** A refusal instead of doing it, for commands that may be refused for a while. */
  refusal(): 'rate.limited' | 'store.unavailable' | undefined;
}

export interface SimulatedServiceOptions {
  clock: { now(): number; setTimer(callback: () => void, delayMs: number): () => void };
  faults?: Faults;
}
