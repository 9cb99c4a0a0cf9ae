import type { ProblemLog } from './problem-log';
import type { Route } from './route';
import type { Scheduler } from './scheduler';

/** What `onLaunch`, `onShow` and `wx.getLaunchOptionsSync` say. */
export interface EnterOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  readonly shareTicket: string;
  readonly referrerInfo: Readonly<Record<string, unknown>>;
  readonly mode: 'default';
  readonly apiCategory: 'default';
}

/** Scene 1001: opened from the list of recent mini-programs. */
const SCENE = 1001;

export function enterOptions(route: Route): EnterOptions {
  const { path, query } = route;
  return {
    path,
    query,
    scene: SCENE,
    shareTicket: '',
    referrerInfo: {},
    mode: 'default',
    apiCategory: 'default',
  };
}

/** The object given to `App()`. */
export class AppInstance {
  private app: Record<string, unknown> | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly problems: ProblemLog,
  ) {}

  readonly register = (definition: Record<string, unknown>): void => {
    if (this.app !== undefined) {
      const message = 'App() called twice';
      this.problems.report({ code: 'app.exception', severity: 'error', message, file: 'app.js' });
      return;
    }
    this.app = definition;
  };

  readonly get = (): Record<string, unknown> | undefined => this.app;

  /** Calls a method of the app, when it has it. */
  call(name: string, ...args: unknown[]): void {
    const method = this.app?.[name];
    if (typeof method !== 'function') return;
    this.scheduler.run(() => void method.apply(this.app, args));
  }
}
