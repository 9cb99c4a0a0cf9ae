/** A state machine, an example of each state and event, and what becomes of every pair of them. */
export interface MachineTable<State, Event, Effect, Name extends string, On extends string> {
  states: Readonly<Record<Name, NoInfer<State>>>;
  events: Readonly<Record<On, NoInfer<Event>>>;
  /** `-`: the same state, and no effects. Else the state, and behind a colon the effects, in words. */
  table: Readonly<Record<NoInfer<Name>, Readonly<Record<NoInfer<On>, string>>>>;
  transition(state: State, event: Event): { state: State; effects: readonly Effect[] };
  /** The state in words, after the event of this name. */
  describe(state: State, on: On): string;
  describeEffect(effect: Effect): string;
}

export interface MachinePair {
  state: string;
  event: string;
  expected: string;
  /** What did become of it, in the words of the table. */
  outcome(): string;
}

/** Every state × event, for `it.each`. */
export function machinePairs<State, Event, Effect, Name extends string, On extends string>(
  machine: MachineTable<State, Event, Effect, Name, On>,
): MachinePair[] {
  const { states, events, table } = machine;
  return namesOf(states).flatMap((name) =>
    namesOf(events).map((on) => ({
      state: name,
      event: on,
      expected: table[name][on],
      outcome: () => {
        const before: State = states[name];
        const { state, effects } = machine.transition(before, events[on]);
        if (state === before && effects.length === 0) return '-';
        const told = effects.map((effect) => machine.describeEffect(effect)).join(' ');
        return `${machine.describe(state, on)}${told && `: ${told}`}`;
      },
    })),
  );
}

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(record) as Name[];
}
