/** A list of listeners with one place that calls them. */
export class Signal<T> {
  private listeners: ((value: T) => void)[] = [];

  add(listener: (value: T) => void): void {
    this.listeners.push(listener);
  }

  /** Removes one listener, or all of them. */
  remove(listener?: (value: T) => void): void {
    this.listeners = listener === undefined ? [] : this.listeners.filter((one) => one !== listener);
  }

  emit(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
