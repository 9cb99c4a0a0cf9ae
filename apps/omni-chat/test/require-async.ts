/**
 * Gives every `require` WeChat's `async`. Jest makes a `require` for each module, so that there is no
 * one place for it but what they all inherit from.
 * @returns What takes it away again.
 */
export function installRequireAsync(): () => void {
  const shared = Object.getPrototypeOf(require) as { async?: unknown };
  Object.defineProperty(shared, 'async', {
    configurable: true,
    value(this: (path: string) => unknown, path: string) {
      return Promise.resolve().then(() => this(path.replace(/\.js$/, '')));
    },
  });
  return () => delete shared.async;
}
