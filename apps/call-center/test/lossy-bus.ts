import type { Bus } from '../src/bus/bus';

/** Loses every hint: with it everything still has to arrive. */
export class LossyBus implements Bus {
  publish(): void {}

  async subscribe(): Promise<() => void> {
    return () => {};
  }

  async close(): Promise<void> {}
}
