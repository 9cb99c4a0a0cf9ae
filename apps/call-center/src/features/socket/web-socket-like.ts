/** The part of a `ws` socket that a connection uses. */
export interface WebSocketLike {
  /** Bytes that wait to leave. */
  readonly bufferedAmount: number;
  /** 1 is open. */
  readonly readyState: number;
  send(text: string, sent?: (error?: Error | null) => void): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

export const OPEN = 1;
