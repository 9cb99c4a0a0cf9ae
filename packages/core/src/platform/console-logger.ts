import type { LogContext, Logger } from './ports';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** What a console is, whichever host it belongs to. */
export interface ConsoleLike {
  debug(...parts: unknown[]): void;
  info(...parts: unknown[]): void;
  warn(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
}

/** Writes everything from `level` on, with `[ccc]` before it. */
export function createConsoleLogger(console: ConsoleLike, level: LogLevel): Logger {
  const write =
    (own: 'debug' | 'info' | 'warn' | 'error') => (message: string, context?: LogContext) => {
      if (LEVELS.indexOf(own) < LEVELS.indexOf(level)) return;
      console[own](`[ccc] ${message}`, ...(context ? [context] : []));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}
