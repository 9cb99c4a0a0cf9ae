import { describeError } from '../runtime/problem-log';
import type { Host } from '../runtime/host';

/** The options object of an asynchronous `wx` call. */
export type ApiOptions = Readonly<Record<string, unknown>>;

/** What an asynchronous call yields besides `errMsg`. */
export type ApiResult = Readonly<Record<string, unknown>> | void;

/** Makes a call fail with `xxx:fail <reason>`, as WeChat would. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
    this.name = 'ApiFailure';
  }
}

type Callback = (result: Record<string, unknown>) => void;

const CALLBACKS = ['success', 'fail', 'complete'] as const;

function callbackOf(options: ApiOptions, name: (typeof CALLBACKS)[number]): Callback | undefined {
  const value = options[name];
  return typeof value === 'function' ? (value as Callback) : undefined;
}

/** Words and fields of a failure. */
export function failureOf(name: string, error: unknown): Record<string, unknown> {
  if (error instanceof ApiFailure) {
    return { ...error.extra, errMsg: `${name}:fail ${error.reason}` };
  }
  return { errMsg: `${name}:fail ${describeError(error)}` };
}

/**
 * Makes an asynchronous call with both of WeChat's styles: with `success`, `fail` or `complete` it
 * calls back and returns nothing, without them it returns a promise. Results come later, and not
 * while the app is suspended.
 */
export function asyncApi(
  host: Host,
  name: string,
  work: (options: ApiOptions) => ApiResult | Promise<ApiResult>,
): (options?: ApiOptions) => Promise<unknown> | undefined {
  return (options = {}) => {
    const settle = async (): Promise<{ ok: boolean; result: Record<string, unknown> }> => {
      try {
        const result = await work(options);
        return { ok: true, result: { ...result, errMsg: `${name}:ok` } };
      } catch (error) {
        return { ok: false, result: failureOf(name, error) };
      }
    };
    const withCallbacks = CALLBACKS.some((callback) => callbackOf(options, callback) !== undefined);
    if (!withCallbacks) {
      return new Promise((resolve, reject) => {
        void settle().then(({ ok, result }) =>
          host.scheduler.deliver(() => (ok ? resolve(result) : reject(result))),
        );
      });
    }
    void settle().then(({ ok, result }) =>
      host.scheduler.deliver(() => {
        const callback = callbackOf(options, ok ? 'success' : 'fail');
        if (callback !== undefined) host.scheduler.run(() => callback(result));
        callbackOf(options, 'complete')?.(result);
      }),
    );
    return undefined;
  };
}

/** Reads an argument that must be text. */
export function textOption(options: ApiOptions, name: string): string {
  const value = options[name];
  if (typeof value === 'string') return value;
  throw new ApiFailure(
    `parameter error: parameter.${name} should be String instead of ${typeName(value)};`,
  );
}

/** Reads an argument that may be a number. */
export function numberOption(options: ApiOptions, name: string, fallback: number): number {
  const value = options[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** A family of `wx` members. */
export type ApiFamily = (host: Host) => Readonly<Record<string, unknown>>;

/** `onX` and `offX` over a signal-like pair. */
export function listenerPair<T>(source: {
  add(listener: (value: T) => void): void;
  remove(listener?: (value: T) => void): void;
}) {
  return {
    on: (listener: (value: T) => void): void => source.add(listener),
    off: (listener?: (value: T) => void): void => source.remove(listener),
  };
}
