import type { DecideTable } from './decide-states';
import type { SessionRun } from './session-run';

/** Tries every command of a table in every state, each pair of which it must have once. */
export function decisions(table: DecideTable, states: Record<string, () => SessionRun>): void {
  const cases = Object.entries(table).flatMap(([command, [act, outcomes]]) =>
    Object.entries(outcomes).flatMap(([names, outcome]) =>
      names.split(' ').map((state) => ({ command, act, state, outcome })),
    ),
  );

  it('has every pair once', () => {
    const pairs = Object.keys(table).flatMap((command) =>
      Object.keys(states).map((state) => `${command} in ${state}`),
    );
    expect(cases.map(({ command, state }) => `${command} in ${state}`).sort()).toEqual(
      pairs.sort(),
    );
  });

  it.each(cases)('$command in $state: $outcome', ({ act, state, outcome }) => {
    const run = states[state]?.();
    if (!run) throw new Error(`there is no state ${state}`);
    const before = JSON.stringify(run.state);
    expect(act(run)).toBe(outcome);
    const isUnmoved = JSON.stringify(run.state) === before;
    expect(isUnmoved).toBe(outcome === '' || outcome.startsWith('!'));
  });
}
