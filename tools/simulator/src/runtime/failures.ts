import * as glassEasel from 'glass-easel';
import type { AppInstance } from './app-instance';
import type { ProblemLog } from './problem-log';
import { Signal } from './signal';

/** Warnings of glass-easel that only repeat what the simulator reports better. */
const REPEATED = /is not a valid property|using default component/;

/** Leads everything that fails in the page to the problem log, and to the app's own listeners. */
export class Failures {
  readonly errors = new Signal<unknown>();
  readonly rejections = new Signal<PromiseRejectionEvent>();

  constructor(
    private readonly problems: ProblemLog,
    private readonly app: AppInstance,
  ) {}

  listen(): void {
    window.addEventListener('error', (event) => {
      // The browser says this when layout is slow to settle; nothing is broken.
      if (/ResizeObserver loop/.test(event.message)) return;
      this.thrown(event.error ?? event.message);
    });
    window.addEventListener('unhandledrejection', (event) => {
      this.problems.exception(event.reason, 'unhandled rejection');
      this.rejections.emit(event);
      this.app.call('onUnhandledRejection', { reason: event.reason, promise: event.promise });
    });
    glassEasel.addGlobalErrorListener((error, method) => {
      this.thrown(error, method);
      return false;
    });
    glassEasel.addGlobalWarningListener((message, component) => {
      const file = typeof component === 'string' ? component : component.is;
      if (!REPEATED.test(message)) {
        this.problems.report({
          code: 'runtime.warning',
          severity: 'warning',
          message,
          ...(file !== '' && { file }),
        });
      }
      return false;
    });
  }

  /** Something the app's code threw. */
  thrown(error: unknown, where?: string): void {
    this.problems.exception(error, where);
    if (error instanceof Error && error.stack !== undefined) console.error(error.stack);
    this.errors.emit(error);
    const text = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    this.app.call('onError', text);
  }
}
