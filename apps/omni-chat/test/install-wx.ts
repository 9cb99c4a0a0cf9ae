import type { FakeWx } from '@ccc/testkit';

/** Makes `wx` of the testkit's network, and of what the app uses of the interface. */
export function installWx(network: FakeWx, ownInterface: object): void {
  const wx = new Proxy(ownInterface, {
    // Jest asks every global for a symbol of its own; the testkit's fake throws at what it lacks.
    get: (own, name) => Reflect.get(name in own || typeof name === 'symbol' ? own : network, name),
  });
  Object.assign(globalThis, { wx });
}
