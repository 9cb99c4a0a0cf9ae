import {
  connect,
  type Msg,
  type NatsConnection,
  type NodeConnectionOptions,
} from '@nats-io/transport-node';
import type { Bus, Hint } from './bus';

/** Subjects of ours carry this, so that a NATS server may be shared. */
const PREFIX = 'ccc.';
/** What NATS would refuse in a subject, or read as a wildcard: an id from outside may hold anything. */
const UNSAFE = /[^\w.-]|^\.|\.(?=\.|$)/gu;

export interface NatsBusOptions {
  /** `nats://host:port`, several separated by commas. */
  url: string;
  /** Told when the server goes and when it is back. Hints between are lost. */
  onStatus?: (status: 'disconnected' | 'reconnected') => void;
}

/** Hints over NATS core: at most once, no persistence, reconnecting for ever. */
export class NatsBus implements Bus {
  readonly #connection: NatsConnection;
  #state: 'connected' | 'disconnected' = 'connected';

  private constructor(connection: NatsConnection, onStatus: NatsBusOptions['onStatus']) {
    this.#connection = connection;
    void this.#watch(onStatus);
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

  /** While there is no server hints are dropped: kept, they would only come late and all at once. */
  publish(subject: string, hint: Hint): void {
    if (this.#state === 'disconnected' || this.#connection.isClosed()) return;
    try {
      this.#connection.publish(natsSubject(subject), JSON.stringify(hint));
    } catch {
      // It began to close: a lost hint, which costs only time.
    }
  }

  async subscribe(subject: string, handler: (hint: Hint) => void): Promise<() => void> {
    const subscription = this.#connection.subscribe(natsSubject(subject), {
      callback: (_error: Error | null, message: Msg) => {
        const hint = parseHint(message);
        if (hint) handler(hint);
      },
    });
    // The answer to a ping comes after the server has taken the subscription in. When the server is
    // lost, the client subscribes again as soon as there is one; nobody waits for that.
    if (this.#state === 'connected') await this.#connection.flush().catch(() => {});
    return () => subscription.unsubscribe();
  }

  async close(): Promise<void> {
    if (this.#connection.isClosed()) return;
    if (this.#state === 'connected') await this.#connection.drain();
    else await this.#connection.close();
  }

  async #watch(onStatus: NatsBusOptions['onStatus']): Promise<void> {
    for await (const { type } of this.#connection.status()) {
      if (type === 'disconnect') {
        this.#state = 'disconnected';
        onStatus?.('disconnected');
      } else if (type === 'reconnect') {
        this.#state = 'connected';
        onStatus?.('reconnected');
      }
    }
  }
}

function natsSubject(subject: string): string {
  return PREFIX + subject.replace(UNSAFE, (char) => `=${char.codePointAt(0)!.toString(16)}`);
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
