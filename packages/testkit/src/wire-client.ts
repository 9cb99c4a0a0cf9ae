import { WebSocket } from 'ws';
import { waitFor, type WaitOptions } from './wait-for';

/** A frame as it is on the wire. */
export interface WireFrame {
  type: string;
  [field: string]: unknown;
}

export interface WireCommand {
  name: string;
  args?: Record<string, unknown>;
  session?: string;
  /** Default: one of its own. */
  id?: string;
}

export interface WireClientOptions {
  /** Where the socket is: what the service answered with the ticket. */
  url: string;
  ticket: string;
  resume?: Array<{ session: string; lastSeq: number }>;
  /** Default 1. */
  protocol?: number;
}

/** The wire by hand: nothing is repeated, ordered or healed, everything is kept. */
export interface WireClient {
  /** Every frame since the start, in the order of arrival. */
  readonly frames: readonly WireFrame[];
  /** The frames of type `event`. */
  readonly events: readonly WireFrame[];
  readonly welcome: WireFrame;
  /** Code and reason, once it is closed. */
  readonly closed: { code: number; reason: string } | undefined;
  send(frame: WireFrame | string): void;
  /** Sends a command and waits for its `ack` or `refuse`. */
  command(command: WireCommand): Promise<WireFrame>;
  /** The first frame, now or later, with all of these fields. */
  waitForFrame(fields: Partial<WireFrame>, options?: WaitOptions): Promise<WireFrame>;
  /** The first event of this name, now or later, that fits. */
  waitForEvent(
    name: string,
    fits?: (event: WireFrame) => boolean,
    options?: WaitOptions,
  ): Promise<WireFrame>;
  waitForClose(options?: WaitOptions): Promise<{ code: number; reason: string }>;
  close(): void;
  /** Goes away without a word, like a phone in a tunnel. */
  terminate(): void;
}

let commands = 0;

/** Opens a socket, says hello and waits for the welcome. Rejects when it is closed instead. */
export async function createWireClient(options: WireClientOptions): Promise<WireClient> {
  const { url, ticket, resume = [], protocol = 1 } = options;
  const frames: WireFrame[] = [];
  let closed: { code: number; reason: string } | undefined;
  const socket = new WebSocket(url);
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as WireFrame));
  socket.on('close', (code, reason) => {
    closed ??= { code, reason: reason.toString() };
  });
  socket.on('error', (error) => {
    closed ??= { code: 1006, reason: error.message };
  });
  const send = (frame: WireFrame | string) =>
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  socket.on('open', () =>
    send({
      type: 'hello',
      protocol,
      ticket,
      client: { kind: 'testkit', version: '0' },
      resume,
    }),
  );

  const find = (fits: (frame: WireFrame) => boolean, wait: WaitOptions) =>
    waitFor(() => frames.find(fits), wait);
  const first = await waitFor(() => frames[0] ?? closed, { describe: 'the welcome' });
  if (!('type' in first) || first.type !== 'welcome') {
    throw new Error(`not welcomed: ${JSON.stringify(first)}`);
  }

  return {
    frames,
    get events() {
      return frames.filter(({ type }) => type === 'event');
    },
    welcome: first,
    get closed() {
      return closed;
    },
    send,
    command({ name, args = {}, session, id = `t${process.pid}-${(commands += 1)}` }) {
      const from = frames.length;
      send({ type: 'command', id, name, args, ...(session === undefined ? {} : { session }) });
      const isAnswer = (frame: WireFrame) =>
        (frame.type === 'ack' || frame.type === 'refuse') && frame.id === id;
      return waitFor(() => frames.slice(from).find(isAnswer), {
        describe: `the answer to ${name}`,
      });
    },
    waitForFrame: (fields, wait = {}) =>
      find((frame) => Object.entries(fields).every(([key, value]) => frame[key] === value), {
        describe: `a frame like ${JSON.stringify(fields)}`,
        ...wait,
      }),
    waitForEvent: (name, fits = () => true, wait = {}) =>
      find((frame) => frame.type === 'event' && frame.name === name && fits(frame), {
        describe: `the event ${name}`,
        ...wait,
      }),
    waitForClose: (wait = {}) => waitFor(() => closed, { describe: 'the close', ...wait }),
    close: () => socket.close(1000),
    terminate: () => socket.terminate(),
  };
}
