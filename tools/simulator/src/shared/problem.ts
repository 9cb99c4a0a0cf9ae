/** What kind of fault it is; tests and tools tell problems apart by this, never by the words. */
export type ProblemCode =
  | 'config.invalid'
  | 'config.missing'
  | 'component.missing'
  | 'component.unavailable'
  | 'component.unknown'
  | 'page.missing'
  | 'script.syntax'
  | 'script.unresolved'
  | 'style.import'
  | 'style.syntax'
  | 'style.local-resource'
  | 'style.selector'
  | 'template.missing'
  | 'template.syntax'
  | 'wxs.syntax'
  | 'wxs.unresolved'
  | 'api.unknown'
  | 'api.unavailable'
  | 'api.arguments'
  | 'app.exception'
  | 'event.no-handler'
  | 'event.unknown'
  | 'data.not-serialisable'
  | 'property.unknown'
  | 'network.rule'
  | 'runtime.warning';

/** `error` breaks the app on a phone or here; `warning` behaves differently from what was probably meant. */
export type ProblemSeverity = 'error' | 'warning' | 'info';

/** One fault found while compiling or running a mini-program. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  readonly message: string;
  /** Path inside the mini-program, for example `pages/chat/chat.wxml`. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
}

/** One line for a log, an overlay or `__simulator.errors`: `[code] file:line message`. */
export function formatProblem(problem: Problem): string {
  const line = problem.line === undefined ? '' : `:${problem.line}`;
  const where = problem.file === undefined ? '' : ` ${problem.file}${line}`;
  return `[${problem.code}]${where} ${problem.message}`;
}
