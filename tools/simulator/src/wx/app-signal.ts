import type { Host } from '../runtime/host';
import type { Signal } from '../runtime/signal';

/**
 * `onX`/`offX` for the app over a signal of the simulator: each listener is called as app code, with
 * what `describe` makes of the value, and only the app's own listeners can be removed.
 */
export function appListeners<T>(
  host: Host,
  signal: Signal<T>,
  describe: (value: T) => unknown,
  delivery: 'now' | 'later' = 'later',
) {
  let listeners: ((value: unknown) => void)[] = [];
  signal.add((value) => {
    const emit = (): void => {
      for (const listener of [...listeners]) host.scheduler.run(() => listener(describe(value)));
    };
    if (delivery === 'now') emit();
    else host.scheduler.deliver(emit);
  });
  return {
    on: (listener: (value: unknown) => void): void => {
      listeners.push(listener);
    },
    off: (listener?: (value: unknown) => void): void => {
      listeners = listener === undefined ? [] : listeners.filter((one) => one !== listener);
    },
  };
}
