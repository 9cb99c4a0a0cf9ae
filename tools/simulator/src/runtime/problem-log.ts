import { formatProblem } from '../shared/problem';
import type { Problem } from '../shared/problem';
import { Signal } from './signal';

/** Collects what goes wrong in the page, so that nothing is silent. */
export class ProblemLog {
  /** Lines of all errors so far, oldest first. */
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  readonly reported = new Signal<Problem>();
  private readonly seen = new Set<string>();

  /** Records a problem; the same words are recorded once. */
  report(problem: Problem): void {
    const line = formatProblem(problem);
    if (this.seen.has(line)) return;
    this.seen.add(line);
    if (problem.severity === 'error') {
      this.errors.push(line);
      console.error(line);
    } else if (problem.severity === 'warning') {
      this.warnings.push(line);
      console.warn(line);
    } else {
      console.info(line);
    }
    this.reported.emit(problem);
  }

  /** Records something thrown by the app's own code. */
  exception(error: unknown, where?: string): void {
    const message = describeError(error);
    const problem: Problem = { code: 'app.exception', severity: 'error', message };
    this.report(where === undefined ? problem : { ...problem, file: where });
  }
}

/** Name, words and (when there is one) `errMsg` of something thrown. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg);
  if (typeof error === 'object' && error !== null) return JSON.stringify(error);
  return String(error);
}
