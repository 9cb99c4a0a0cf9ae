import { performance } from 'node:perf_hooks';

/** Milliseconds since 1970, of a clock that only runs forward while the service runs. */
export function mediaNow(): number {
  return performance.timeOrigin + performance.now();
}
