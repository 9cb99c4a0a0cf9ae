import type { Host } from './host';

/** Standard names of the language, which a mini-program has too. */
const STANDARD = [
  'Object', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'Date', 'RegExp', 'JSON',
  'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Reflect', 'Error', 'TypeError',
  'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'Intl',
  'ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array',
  'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'parseInt', 'parseFloat', 'isNaN', 'isFinite',
  'NaN', 'Infinity', 'undefined', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'escape', 'unescape',
]; // prettier-ignore

/** Refuses to compile text, as WeChat's script engine does. */
function forbidCompilation(): void {
  const refuse = function (): never {
    throw new EvalError('code generation from strings is not allowed in a mini-program');
  };
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype: unknown = Object.getPrototypeOf(kind);
    if (typeof prototype !== 'object' && typeof prototype !== 'function') continue;
    if (prototype === null) continue;
    refuse.prototype = prototype;
    Object.defineProperty(prototype, 'constructor', { value: refuse, configurable: true });
  }
}

/** The values of the names that every module sees, in the order of `compile/emit.ts`. */
export function sandboxValues(host: Host, wx: object): unknown[] {
  forbidCompilation();
  const { scheduler, app, pages } = host;
  const global: Record<string, unknown> = { wx };
  const scope = window as object as Record<string, unknown>;
  for (const name of STANDARD) global[name] = scope[name];
  const setTimeout = (run: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]): number =>
    scheduler.setTimer(() => run(...args), delayMs, false);
  const setInterval = (
    run: (...args: unknown[]) => void,
    delayMs = 0,
    ...args: unknown[]
  ): number => scheduler.setTimer(() => run(...args), delayMs, true);
  const clearTimer = (id: number): void => scheduler.clearTimer(id);
  const getApp = (): unknown => app.get();
  const getCurrentPages = (): unknown[] => pages.entries.map((entry) => entry.caller);
  const timers = { setTimeout, clearTimeout: clearTimer, setInterval, clearInterval: clearTimer };
  Object.assign(global, timers, { console, getApp, getCurrentPages, App: app.register });
  return [
    wx,
    app.register,
    getApp,
    getCurrentPages,
    console,
    global,
    global,
    setTimeout,
    clearTimer,
    setInterval,
    clearTimer,
  ];
}
