/**
 * Counts of a whole run: tests one by one, and every other check (lint, types, build) as one.
 */
export class Tally {
  passed = 0;
  failed = 0;
  /** @type {string[]} */
  faults = [];

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
   * @param {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number,
   *   testResults: Array<{ name: string, status: string, assertionResults: Array<{ status: string, fullName: string }> }> }} report
   */
  jest(report) {
    this.passed += report.numPassedTests;
    this.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    for (const suite of report.testResults) {
      const failing = suite.assertionResults.filter(({ status }) => status === 'failed');
      if (suite.status === 'failed' && failing.length === 0) this.faults.push(suite.name);
      this.faults.push(...failing.map(({ fullName }) => `${suite.name}: ${fullName}`));
    }
  }

  /** The closing line. */
  line() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
