import {
  connect,
  type Msg,
  type NatsConnection,
  type NodeConnectionOptions,
} from '@nats-io/transport-node';
import type { Bus, Hint } from './bus';

/** Subjects of ours carry this, so that a NATS server may be shared. */
const PREFIX = 'ccc.';

export interface NatsBusOptions {
  /** `nats://host:port`, several separated by commas. */
  url: string;
  /** Told when the server goes and when it is back. Hints between are lost. */
  onStatus?: (status: 'disconnected' | 'reconnected') => void;
}

/** Hints over NATS core: at most once, no persistence, reconnecting for ever. */
export class NatsBus implements Bus {
  readonly #connection: NatsConnection;

  private constructor(connection: NatsConnection, onStatus: NatsBusOptions['onStatus']) {
    this.#connection = connection;
    if (onStatus) void report(connection, onStatus);
  }

  /** @throws When no server of `url` answers. */
  static async open({ url, onStatus }: NatsBusOptions): Promise<NatsBus> {
    const options: NodeConnectionOptions = {
      servers: url.split(','),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      noAsyncTraces: true,
    };
    return new NatsBus(await connect(options), onStatus);
  }

  publish(subject: string, hint: Hint): void {
    if (this.#connection.isClosed()) return;
    try {
      this.#connection.publish(PREFIX + subject, JSON.stringify(hint));
    } catch {
      // Closing, or its outgoing buffer is full: a lost hint, which costs only time.
    }
  }

  async subscribe(subject: string, handler: (hint: Hint) => void): Promise<() => void> {
    const subscription = this.#connection.subscribe(PREFIX + subject, {
      callback: (_error: Error | null, message: Msg) => {
        const hint = parseHint(message);
        if (hint) handler(hint);
      },
    });
    // The answer to a ping comes after the server has taken the subscription in.
    await this.#connection.flush();
    return () => subscription.unsubscribe();
  }

  async close(): Promise<void> {
    if (!this.#connection.isClosed()) await this.#connection.drain();
  }
}

async function report(
  connection: NatsConnection,
  onStatus: NonNullable<NatsBusOptions['onStatus']>,
): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') onStatus('disconnected');
    if (status.type === 'reconnect') onStatus('reconnected');
  }
}

/** Others may publish on this server too: what is no object is no hint. */
function parseHint(message: Msg): Hint | null {
  try {
    const value: unknown = JSON.parse(message.string());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Hint)
      : null;
  } catch {
    return null;
  }
}
