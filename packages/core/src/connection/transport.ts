import type { ClientFrame, ServerFrame } from '@ccc/protocol';
import type { Logger, Socket, SocketClosed, SocketFactory } from '../platform/ports';

export interface TransportHandlers {
  onOpen(): void;
  onFrame(frame: ServerFrame): void;
  onClose(closed: SocketClosed): void;
}

/**
 * One socket at a time, spoken to in frames. It only opens, sends, closes and reports: it MUST NOT
 * reopen, and after `close` or another `open` nothing of the old socket MUST be reported.
 */
export class Transport {
  private socket: Socket | undefined;

  constructor(
    private readonly sockets: SocketFactory,
    private readonly handlers: TransportHandlers,
    private readonly logger: Logger,
  ) {}

  open(url: string): void {
    this.close();
    // Late reports of a socket that was left are told apart by identity, not by a flag.
    const isCurrent = () => this.socket === socket;
    const socket: Socket = this.sockets.open(url, {
      onOpen: () => {
        if (isCurrent()) this.handlers.onOpen();
      },
      onMessage: (text) => {
        if (!isCurrent()) return;
        const frame = readFrame(text);
        if (frame) this.handlers.onFrame(frame);
        else this.logger.warn('connection: unreadable frame', { chars: text.length });
      },
      onClose: (closed) => {
        if (!isCurrent()) return;
        this.socket = undefined;
        this.handlers.onClose(closed);
      },
    });
    this.socket = socket;
  }

  send(frame: ClientFrame): void {
    this.socket?.send(JSON.stringify(frame));
  }

  close(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.close(1000, '');
  }
}

const FRAME_TYPES: readonly string[] = [
  'welcome',
  'ack',
  'refuse',
  'event',
  'notice',
  'pong',
] satisfies ReadonlyArray<ServerFrame['type']>;

/** The service is trusted to keep its schema; what is no frame of this version is nothing. */
function readFrame(text: string): ServerFrame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFrame(value) ? value : undefined;
  } catch {
    // Reported by the caller as an unreadable frame.
    return undefined;
  }
}

function isFrame(value: unknown): value is ServerFrame {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return typeof value.type === 'string' && FRAME_TYPES.indexOf(value.type) !== -1;
}
