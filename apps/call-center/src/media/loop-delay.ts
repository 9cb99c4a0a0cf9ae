import { monitorEventLoopDelay } from 'node:perf_hooks';

const LOOK_MS = 20;
/** By so much packets may be late on average, ms: two frames. More calls, and all begin to sound torn. */
const MAX_LATE_MS = 40;
/** Being busy for a moment is not having too much to do. */
const SECONDS = 5;

/** What of a histogram of `perf_hooks` it takes. */
export interface Delays {
  /** Between two looks, ns; NaN: there was none. */
  readonly mean: number;
  reset(): void;
  disable(): void;
}

/** Whether this process comes to its work too late to take on more. */
export class LoopDelay {
  private lateSeconds = 0;

  constructor(private readonly delays: Delays = watch()) {}

  get isTooMuch(): boolean {
    return this.lateSeconds >= SECONDS;
  }

  /** To be called every second. */
  tick(): void {
    const isInTime = this.delays.mean / 1e6 - LOOK_MS <= MAX_LATE_MS;
    this.lateSeconds = isInTime ? 0 : this.lateSeconds + 1;
    this.delays.reset();
  }

  close(): void {
    this.delays.disable();
  }
}

function watch(): Delays {
  const delays = monitorEventLoopDelay({ resolution: LOOK_MS });
  delays.enable();
  return delays;
}
