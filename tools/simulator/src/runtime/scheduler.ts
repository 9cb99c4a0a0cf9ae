import { Signal } from './signal';

/** `suspended`: the app's scripts stand still, as 5 s after going to the background on a phone. */
export type RunState = 'foreground' | 'background' | 'suspended';

/** WeChat lets scripts run this long in the background. */
export const SUSPEND_AFTER_MS = 5000;

interface Timer {
  dueAt: number;
  readonly everyMs: number | null;
  readonly run: () => void;
  handle: number | undefined;
}

/**
 * Runs the app's own code: its timers, and whatever the host delivers to it. While suspended,
 * nothing runs; deliveries wait in order and timers that came due fire on return.
 */
export class Scheduler {
  state: RunState = 'foreground';
  /** Just before the scripts stop. */
  readonly suspending = new Signal<undefined>();
  readonly changed = new Signal<RunState>();
  private readonly timers = new Map<number, Timer>();
  private readonly waiting: (() => void)[] = [];
  private lastId = 0;
  private suspendHandle: number | undefined;
  private suspendAfterMs = SUSPEND_AFTER_MS;
  private isOverdue = false;
  private readonly holders = new Set<object>();

  constructor(private readonly onError: (error: unknown) => void) {}

  /** Calls `task` now and catches what it throws. */
  run(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.onError(error);
    }
  }

  /** Hands something to the app: later, in order, and not before it runs again. */
  deliver(task: () => void): void {
    window.setTimeout(() => {
      if (this.state === 'suspended') this.waiting.push(task);
      else this.run(task);
    }, 0);
  }

  setTimer(run: () => void, delayMs: number, repeat: boolean): number {
    const id = ++this.lastId;
    const delay = Math.max(0, Number(delayMs) || 0);
    const everyMs = repeat ? Math.max(1, delay) : null;
    const timer: Timer = { dueAt: Date.now() + delay, everyMs, run, handle: undefined };
    this.timers.set(id, timer);
    if (this.state !== 'suspended') this.arm(id, timer);
    return id;
  }

  clearTimer(id: number): void {
    const timer = this.timers.get(id);
    if (timer === undefined) return;
    window.clearTimeout(timer.handle);
    this.timers.delete(id);
  }

  enterBackground(suspendAfterMs: number): void {
    if (this.state !== 'foreground') return;
    this.move('background');
    this.suspendAfterMs = suspendAfterMs;
    this.armSuspension();
  }

  /** Returns to the foreground; `show` runs after what waited and before overdue timers. */
  enterForeground(show: () => void): void {
    if (this.state === 'foreground') return;
    window.clearTimeout(this.suspendHandle);
    this.isOverdue = false;
    const wasSuspended = this.state === 'suspended';
    this.move('foreground');
    for (const task of this.waiting.splice(0)) this.run(task);
    show();
    if (wasSuspended) for (const [id, timer] of this.timers) this.arm(id, timer);
  }

  /** Keeps the scripts running behind as long as `holder` has work there. */
  hold(holder: object): void {
    this.holders.add(holder);
  }

  release(holder: object): void {
    this.holders.delete(holder);
    if (this.holders.size > 0 || !this.isOverdue) return;
    this.isOverdue = false;
    this.armSuspension();
  }

  private armSuspension(): void {
    this.suspendHandle = window.setTimeout(() => this.suspend(), this.suspendAfterMs);
  }

  private suspend(): void {
    if (this.holders.size > 0) {
      this.isOverdue = true;
      return;
    }
    this.suspending.emit(undefined);
    this.move('suspended');
    for (const timer of this.timers.values()) window.clearTimeout(timer.handle);
  }

  private arm(id: number, timer: Timer): void {
    const delay = Math.max(0, timer.dueAt - Date.now());
    timer.handle = window.setTimeout(() => {
      if (timer.everyMs === null) {
        this.timers.delete(id);
      } else {
        timer.dueAt = Date.now() + timer.everyMs;
        this.arm(id, timer);
      }
      this.run(timer.run);
    }, delay);
  }

  private move(state: RunState): void {
    this.state = state;
    this.changed.emit(state);
  }
}
