import { Tally, suitesToRepeat } from './tally.mjs';

const passing = { fullName: 'works', status: 'passed' };
const failing = { fullName: 'breaks', status: 'failed' };

const suite = (name: string, ...assertionResults: { fullName: string; status: string }[]) => ({
  name,
  status: assertionResults.every(({ status }) => status === 'passed') ? 'passed' : 'failed',
  assertionResults,
});

describe('the tally of a run', () => {
  it('counts tests one by one, a suite that could not run as a failed test, and other checks as one', () => {
    const tally = new Tally();
    tally.check('build', true);
    tally.check('lint', false);
    const broken = { name: 'broken.test.ts', status: 'failed', assertionResults: [] };
    tally.jest({ testResults: [suite('a.test.ts', passing, passing, failing), broken] });
    expect(tally.line()).toBe('3 passed, 3 failed');
    expect(tally.faults).toEqual(['lint', 'a.test.ts: breaks', 'broken.test.ts']);
  });

  it('leaves out the suites that another report tells of', () => {
    const report = { testResults: [suite('a.test.ts', passing), suite('b.test.ts', failing)] };
    const again = suitesToRepeat(report);
    expect(again).toEqual(['b.test.ts']);
    const tally = new Tally();
    tally.jest(report, again);
    tally.jest({ testResults: [suite('b.test.ts', failing)] });
    expect(tally.line()).toBe('1 passed, 1 failed');
  });

  it('does not run a second time what is broken as a whole', () => {
    const failed = Array.from({ length: 7 }, (_none, index) => suite(`${index}.test.ts`, failing));
    expect(suitesToRepeat({ testResults: failed })).toEqual([]);
  });
});
