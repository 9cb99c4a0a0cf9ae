import { WebSocket } from 'ws';

/** A connection that measures: when an acknowledgement came, and when the other side's words did. */
export class LoadConnection {
  private readonly sentAt = new Map<string, number>();
  private count = 0;

  private constructor(
    private readonly socket: WebSocket,
    private readonly name: string,
    private readonly samples: Samples,
  ) {
    socket.on('message', (data) => this.take(String(data)));
  }

  static async open(
    url: string,
    name: string,
    samples: Samples,
    hello?: object,
  ): Promise<LoadConnection> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    const connection = new LoadConnection(socket, name, samples);
    if (hello) {
      connection.greet(hello);
      await connection.next((frame) => frame.type === 'welcome');
    }
    return connection;
  }

  greet(hello: object): void {
    this.socket.send(JSON.stringify(hello));
  }

  /** Resolves with the next frame that fits. */
  next(fits: (frame: Frame) => boolean): Promise<Frame> {
    return new Promise((resolve, reject) => {
      const look = (data: unknown) => {
        const frame = JSON.parse(String(data)) as Frame;
        if (!fits(frame)) return;
        this.socket.off('message', look).off('close', closed);
        resolve(frame);
      };
      const closed = (code: number) => reject(new Error(`${this.name} closed with ${code}`));
      this.socket.on('message', look).on('close', closed);
    });
  }

  async ask(name: string, args: object, session?: string): Promise<Frame> {
    const id = `${this.name}-${(this.count += 1)}`;
    const answer = this.next((frame) => frame.id === id && frame.type !== 'event');
    this.socket.send(
      JSON.stringify({ type: 'command', id, name, args, ...(session ? { session } : {}) }),
    );
    const frame = await answer;
    if (frame.type !== 'ack') throw new Error(`${name} refused: ${JSON.stringify(frame)}`);
    return frame;
  }

  /** One message, timed by what it says. */
  say(session: string): void {
    const id = `${this.name}-${(this.count += 1)}`;
    const now = performance.now();
    this.sentAt.set(id, now);
    const args = { content: { type: 'text', text: `bench ${this.name} ${now}` } };
    this.socket.send(JSON.stringify({ type: 'command', id, name: 'message.send', session, args }));
  }

  /** Resolves with the next event of this name. */
  happens(name: string): Promise<Frame> {
    return this.next((frame) => frame.type === 'event' && frame.name === name);
  }

  /** Resolves with the next event of this number or a later one. */
  event(session: string, seq: number): Promise<Frame> {
    return this.next(
      (frame) => frame.type === 'event' && frame.session === session && (frame.seq ?? 0) >= seq,
    );
  }

  /** What keeps an idle connection open. */
  ping(): void {
    if (this.isOpen) this.socket.send('{"type":"ping"}');
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** Goes at once, without a goodbye. Resolves when it is gone. */
  drop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.readyState === WebSocket.CLOSED) resolve();
      this.socket.once('close', () => resolve());
      this.socket.terminate();
    });
  }

  private take(text: string): void {
    const now = performance.now();
    const frame = JSON.parse(text) as Frame;
    if (frame.type === 'ack' && frame.id) {
      const sentAt = this.sentAt.get(frame.id);
      this.sentAt.delete(frame.id);
      if (sentAt !== undefined) this.samples.ack.push(now - sentAt);
    } else if (frame.type === 'refuse') {
      this.samples.refused.push(String(frame.code));
    } else if (frame.type === 'event') {
      const said = /^bench (\S+) ([\d.]+)$/.exec(frame.data?.content?.text ?? '');
      if (said && said[1] !== this.name) this.samples.delivery.push(now - Number(said[2]));
    }
  }
}

/** Milliseconds, one sample a message. */
export interface Samples {
  ack: number[];
  delivery: number[];
  /** Codes. */
  refused: string[];
}

export function noSamples(): Samples {
  return { ack: [], delivery: [], refused: [] };
}

export interface Frame {
  type: string;
  id?: string;
  session?: string;
  seq?: number;
  code?: string;
  name?: string;
  result?: { session?: string; ticket?: { leg: string } };
  data?: {
    call?: string;
    content?: { text?: string };
    tasks?: Array<{ session: string; offer?: { id: string } }>;
  };
}

/** Two who talk. */
export interface Pair {
  session: string;
  customer: LoadConnection;
  agent: LoadConnection;
}
