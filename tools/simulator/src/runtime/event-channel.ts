type Listener = (...args: unknown[]) => void;

/** Messages between a page and the page it opened. */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  on(name: string, listener: Listener): void {
    this.add(name, listener, false);
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true);
  }

  off(name: string, listener?: Listener): void {
    const kept = this.listeners.get(name)?.filter((one) => listener && one.listener !== listener);
    this.listeners.set(name, kept ?? []);
  }

  emit(name: string, ...args: unknown[]): void {
    const all = this.listeners.get(name) ?? [];
    this.listeners.set(
      name,
      all.filter((one) => !one.once),
    );
    for (const { listener } of all) listener(...args);
  }

  private add(name: string, listener: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }]);
  }
}
