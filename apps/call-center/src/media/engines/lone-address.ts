import { networkInterfaces } from 'node:os';

/** The address of a machine without any network, which both engines leave out; `undefined` with one. */
export function loneAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.some(({ internal }) => !internal) ? undefined : '127.0.0.1';
}
