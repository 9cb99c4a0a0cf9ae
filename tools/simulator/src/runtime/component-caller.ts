import * as adapter from 'glass-easel-miniprogram-adapter';
import type { ProblemLog } from './problem-log';
import { reportFaults } from './component-space';
import { copyAcrossBridge } from './serialise';
import type { DataFault } from './serialise';
import type { Scheduler } from './scheduler';

type Callback = () => void;

/** Members of `this` in pages and components that the simulator makes itself. */
export interface CallerMembers {
  createSelectorQuery(caller: object): unknown;
  createIntersectionObserver(caller: object, options: Record<string, unknown>): unknown;
  /** The page that `caller` is in, as `this.getPageId()` and friends see it. */
  pageIdOf(caller: object): string;
}

const WITHOUT_COUNTERPART = [
  'animate',
  'clearAnimation',
  'applyAnimatedStyle',
  'setUpdatePerformanceListener',
  'createMediaQueryObserver',
];

/**
 * Gives every page and component a `setData` that crosses the bridge, and queries that see the drawn
 * page. The adapter shares one prototype among all of them.
 */
export function installCallerMembers(
  problems: ProblemLog,
  scheduler: Scheduler,
  members: CallerMembers,
): void {
  const prototype = adapter.component.ComponentCaller.prototype;
  const original = Object.getOwnPropertyDescriptor(prototype, 'setData')?.value as (
    this: unknown,
    data: Record<string, unknown>,
    callback?: Callback,
  ) => void;
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  };

  define('setData', function (this: { is: string }, data: unknown, callback?: Callback): void {
    if (typeof data !== 'object' || data === null) {
      throw new TypeError(`setData: expected an object, got ${String(data)}`);
    }
    const faults: DataFault[] = [];
    const copied: Record<string, unknown> = {};
    for (const [path, value] of Object.entries(data)) {
      const crossed = copyAcrossBridge(value, path, faults);
      if (crossed !== undefined) copied[path] = crossed;
    }
    reportFaults(problems, `${this.is}.js`, 'setData', faults);
    const done = callback && ((): void => scheduler.run(() => callback.call(this)));
    original.call(this, copied, done);
  });
  define('createSelectorQuery', function (this: object) {
    return members.createSelectorQuery(this);
  });
  define('createIntersectionObserver', function (this: object, options?: Record<string, unknown>) {
    return members.createIntersectionObserver(this, options ?? {});
  });
  define('getPageId', function (this: object) {
    return members.pageIdOf(this);
  });
  for (const name of WITHOUT_COUNTERPART) {
    define(name, () => {
      const message = `this.${name}() is not available in the simulator`;
      problems.report({ code: 'api.unavailable', severity: 'error', message });
      throw new Error(message);
    });
  }
}
