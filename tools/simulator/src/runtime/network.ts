import { Signal } from './signal';

/** Something in flight that the phone's network can take away. */
export interface Connection {
  /** Ends it, saying why; called at most once. */
  interrupt(reason: 'offline' | 'suspended'): void;
}

/** The drawn phone's network. */
export class Network {
  online = true;
  readonly changed = new Signal<boolean>();
  private readonly connections = new Set<Connection>();

  set(online: boolean): void {
    if (online === this.online) return;
    this.online = online;
    if (!online) this.interruptAll('offline');
    this.changed.emit(online);
  }

  track(connection: Connection): void {
    this.connections.add(connection);
  }

  release(connection: Connection): void {
    this.connections.delete(connection);
  }

  interruptAll(reason: 'offline' | 'suspended'): void {
    const all = [...this.connections];
    this.connections.clear();
    for (const connection of all) connection.interrupt(reason);
  }
}
