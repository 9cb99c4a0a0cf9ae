/**
 * @typedef {{ name: string, status: string,
 *   assertionResults: Array<{ status: string, fullName: string }> }} SuiteReport
 * @typedef {{ testResults: SuiteReport[] }} JestReport
 */

/** More than these are no accident: they have failed. */
const MOST_REPEATED = 6;

/**
 * The failed suites of a run, to be run a second time; none when there are too many of them.
 * @param {JestReport} report
 */
export function suitesToRepeat(report) {
  const failed = report.testResults.filter(({ status }) => status === 'failed');
  return failed.length > MOST_REPEATED ? [] : failed.map(({ name }) => name);
}

/**
 * Counts of a whole run: tests one by one, and every other check (lint, types, build) as one.
 */
export class Tally {
  passed = 0;
  failed = 0;
  /** @type {string[]} */
  faults = [];
  /** Suites that ran a second time. @type {string[]} */
  repeated = [];

  /** @param {string} name @param {boolean} good */
  check(name, good) {
    if (good) this.passed += 1;
    else {
      this.failed += 1;
      this.faults.push(name);
    }
  }

  /**
   * Adds a Jest JSON report. A suite that could not run at all counts as a failed test.
   * @param {JestReport} report
   * @param {readonly string[]} [except] Suites that another report tells of.
   */
  jest(report, except = []) {
    for (const suite of report.testResults) {
      if (except.includes(suite.name)) continue;
      const of = (/** @type {string} */ wanted) =>
        suite.assertionResults.filter(({ status }) => status === wanted);
      const failing = of('failed');
      this.passed += of('passed').length;
      this.failed += failing.length;
      this.faults.push(...failing.map(({ fullName }) => `${suite.name}: ${fullName}`));
      if (suite.status === 'failed' && failing.length === 0) this.check(suite.name, false);
    }
  }

  /** The closing line. */
  line() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
