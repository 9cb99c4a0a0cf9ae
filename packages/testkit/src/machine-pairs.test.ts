import { machinePairs } from './machine-pairs';

type Lamp = { name: 'off' } | { name: 'on'; count: number };
const STATES = { off: { name: 'off' }, on: { name: 'on', count: 1 } } as const;

/** A lamp that counts how often it is switched on, and lets itself be switched off or not. */
const lamp = (isStuck: boolean) =>
  machinePairs({
    states: STATES,
    events: { press: 'press', wait: 'wait' },
    table: {
      off: { press: 'on(1): light hum', wait: '-' },
      on: { press: 'off', wait: '-' },
    },
    transition: (state: Lamp, event: 'press' | 'wait'): { state: Lamp; effects: string[] } => {
      if (event === 'wait') return { state: isStuck ? { ...state } : state, effects: [] };
      if (state.name === 'on') return { state: STATES.off, effects: [] };
      return { state: { name: 'on', count: 1 }, effects: ['light', 'hum'] };
    },
    describe: (state) => (state.name === 'on' ? `on(${state.count})` : state.name),
    describeEffect: (effect) => effect,
  });

describe('machinePairs', () => {
  it('walks every state × event', () => {
    const told = lamp(false).map(({ state, event, outcome }) => [state, event, outcome()]);
    expect(told).toEqual([
      ['off', 'press', 'on(1): light hum'],
      ['off', 'wait', '-'],
      ['on', 'press', 'off'],
      ['on', 'wait', '-'],
    ]);
    expect(lamp(false).map(({ expected }) => expected)).toEqual(told.map(([, , words]) => words));
  });

  it('tells a state that is only alike from the same', () => {
    expect(lamp(true).map(({ outcome }) => outcome())).toEqual([
      'on(1): light hum',
      'off',
      'off',
      'on(1)',
    ]);
  });
});
