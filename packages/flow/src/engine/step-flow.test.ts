import fc from 'fast-check';
import { SEED_FLOW, stepFlow, validateFlow, type FlowInput, type FlowSnapshot } from '..';
import { flowOf, make } from '../../test/build-flow';
import { NODE_KINDS } from '../nodes/node-kinds';
import { loadFixtures, timeOf } from '../../test/load-fixtures';

const restored = (snapshot: FlowSnapshot) => JSON.parse(JSON.stringify(snapshot)) as FlowSnapshot;

const INPUTS: Record<FlowInput['type'], FlowInput> = {
  start: { type: 'start' },
  reply: { type: 'reply', text: '1' },
  queued: { type: 'queued', ahead: 3 },
  assigning: { type: 'assigning' },
  unavailable: { type: 'unavailable' },
  accepted: { type: 'accepted', staffNo: '000010' },
  played: { type: 'played' },
  timeout: { type: 'timeout' },
  rated: { type: 'rated', score: 4 },
  left: { type: 'left' },
  served: { type: 'served' },
  called: { type: 'called', outcome: 'answered', body: {} },
};

const anyInput: fc.Arbitrary<FlowInput> = fc.oneof(
  fc.constantFrom(...Object.values(INPUTS)),
  fc.record({
    type: fc.constant('reply' as const),
    text: fc.constantFrom('1', '2', '#', '12#', '1234', '咨询', 'x', ''),
  }),
);

describe.each(loadFixtures())('the flow of $file', ({ definition, traces }) => {
  it.each(traces)('gives the expected trace: $name', ({ steps }) => {
    let snapshot: FlowSnapshot | null = null;
    for (const expected of steps) {
      const { input, outputs, at, awaiting, state } = expected;
      const step = stepFlow(definition, snapshot, input, timeOf(expected));
      expect(step.outputs).toEqual(outputs);
      expect(step.snapshot).toMatchObject({ node: at, awaiting, ...state });
      snapshot = step.snapshot;
    }
  });

  it.each(traces)(
    'gives the same trace when stopped and restored at every step: $name',
    (trace) => {
      trace.steps.forEach((_, stop) => {
        let snapshot: FlowSnapshot | null = null;
        const outputs = trace.steps.map((traced, index) => {
          if (index === stop && snapshot !== null) snapshot = restored(snapshot);
          const step = stepFlow(definition, snapshot, traced.input, timeOf(traced));
          snapshot = step.snapshot;
          return step.outputs;
        });
        expect(outputs).toEqual(trace.steps.map((step) => step.outputs));
      });
    },
  );
});

it('every kind of node has a fixture that walks through it', () => {
  const walked = loadFixtures().flatMap(({ traces }) =>
    traces.flatMap(({ steps }) => steps.flatMap(({ outputs }) => outputs)),
  );
  const kinds = walked.flatMap((output) => (output.type === 'visit' ? [output.kind] : []));
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(NODE_KINDS).sort());
});

/** The three kinds of node that wait for a reply, each before a transfer. */
const ASKING = [
  make.branch('ask', { '1': 'desk', '2': 'end' }),
  make.menu('ask', ['desk', 'end'], 'end'),
  make.collect('ask', 'answer', 'desk', 'end'),
];

describe.each(ASKING)('every wait and every input, asked by a $kind', (ask) => {
  const flow = flowOf(make.start('ask'), ask, make.transfer('desk', 'end'), make.end());
  const after = (...types: Array<FlowInput['type']>): FlowSnapshot | null =>
    types.reduce<FlowSnapshot | null>(
      (snapshot, type) => stepFlow(flow, snapshot, INPUTS[type]).snapshot,
      null,
    );
  const WAITS = {
    start: null,
    reply: after('start'),
    route: after('start', 'reply'),
    agent: after('start', 'reply', 'queued'),
    serviceEnd: after('start', 'reply', 'assigning', 'accepted'),
    ended: after('start', 'reply', 'unavailable'),
  };
  const FITS: Record<string, string> = {
    'start × start': 'reply',
    'reply × reply': 'route',
    'route × queued': 'agent',
    'route × assigning': 'agent',
    'route × unavailable': 'ended',
    'agent × accepted': 'serviceEnd',
    'agent × unavailable': 'ended',
    'serviceEnd × accepted': 'serviceEnd',
    'serviceEnd × served': 'ended',
  };
  const pairs = Object.entries(WAITS).flatMap(([wait, snapshot]) =>
    Object.values(INPUTS).map((input) => ({ pair: `${wait} × ${input.type}`, snapshot, input })),
  );

  it('walks all pairs', () => {
    expect(pairs).toHaveLength(72);
    expect(Object.entries(WAITS).map(([wait, at]) => [wait, at?.awaiting ?? 'start'])).toEqual(
      Object.keys(WAITS).map((wait) => [wait, wait]),
    );
  });

  it.each(pairs)('$pair', ({ pair, snapshot, input }) => {
    const step = stepFlow(flow, snapshot, input);
    const next = FITS[pair];
    if (next === undefined) {
      expect(step.outputs).toEqual([]);
      expect(step.snapshot.awaiting).toBe(snapshot?.awaiting ?? 'start');
    } else {
      expect(step.snapshot.awaiting).toBe(next);
    }
  });
});

describe('stepFlow', () => {
  it('returns the very same snapshot when a wrong reply leaves the flow where it was', () => {
    const { snapshot } = stepFlow(SEED_FLOW, null, INPUTS.start);
    const wrong = stepFlow(SEED_FLOW, snapshot, { type: 'reply', text: '?' });
    expect(wrong.snapshot).toBe(snapshot);
    expect(wrong.outputs).toHaveLength(1);
  });

  it('does not touch the snapshot that it is given', () => {
    const { snapshot } = stepFlow(SEED_FLOW, null, INPUTS.start);
    const before = JSON.stringify(snapshot);
    stepFlow(SEED_FLOW, Object.freeze(snapshot), { type: 'reply', text: '1' });
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  it('ends where it cannot go on in a flow that is not valid', () => {
    const circle = flowOf(make.start('a'), make.message('a', 'b'), make.message('b', 'a'));
    expect(stepFlow(circle, null, INPUTS.start).snapshot.awaiting).toBe('ended');
    const gap = flowOf(make.start('nowhere'));
    expect(stepFlow(gap, null, INPUTS.start)).toEqual({
      snapshot: { node: 'start', awaiting: 'ended', variables: {} },
      outputs: [
        { type: 'visit', node: 'start', kind: 'start', label: 'start' },
        { type: 'end', node: 'start' },
      ],
    });
    expect(stepFlow(flowOf(), null, INPUTS.start).outputs).toEqual([]);
  });

  it('keeps its promises in any valid flow under any inputs', () => {
    const ids = [
      'start',
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      'h',
      'i',
      'j',
      'k',
      'l',
      'm',
      'end',
      'end2',
    ];
    const target = fc.constantFrom(...ids.slice(1));
    const wired = fc.array(target, { minLength: 27, maxLength: 27 }).map((targets) => {
      const to = (index: number) => targets[index] ?? 'end';
      return flowOf(
        make.start(to(0)),
        make.message('a', to(1), 'say a'),
        make.branch('b', { '1': to(2), '2': to(3) }),
        { ...make.transfer('c', to(4)), unavailable: to(18), timeout: to(19) },
        make.message('d', to(5), 'say d'),
        make.hours('e', to(6), to(7)),
        make.menu('f', [to(8), to(9)], to(10)),
        make.collect('g', 'answer', to(11), to(12)),
        make.http('h', to(13), to(14)),
        make.rating('i', to(15)),
        make.leaveMessage('j', to(16), to(17)),
        make.prompt('k', to(20)),
        make.keyBranch('l', { '1': to(21), '2': to(22) }, to(23)),
        make.collectDigits('m', 'digits', to(24), to(25), to(26)),
        make.end(),
        make.end('end2'),
      );
    });
    // Unreachable nodes do no harm to a run: all other problems must be absent.
    const runnable = wired.filter((flow) =>
      validateFlow(flow).every(({ code }) => code === 'node.unreachable'),
    );
    const anyMoment = fc.record({ input: anyInput, now: fc.oneof(fc.nat(), fc.double()) });
    const waits = new Set<string>();
    fc.assert(
      fc.property(
        runnable,
        fc.array(anyMoment, { maxLength: 24, size: 'max' }),
        (flow, moments) => {
          let snapshot = stepFlow(flow, null, INPUTS.start).snapshot;
          for (const { input, now } of moments) {
            const step = stepFlow(flow, restored(snapshot), input, now);
            expect(step).toEqual(stepFlow(flow, snapshot, input, now));
            waits.add(`${step.snapshot.node} ${step.snapshot.awaiting}`);
            if (step.snapshot.closed === true) waits.add('closed');
            const ends = step.outputs.filter(({ type }) => type === 'end');
            expect(ends).toHaveLength(
              step.snapshot.awaiting === 'ended' && snapshot.awaiting !== 'ended' ? 1 : 0,
            );
            if (step.snapshot.awaiting === 'ended') {
              expect(['end', 'end2']).toContain(step.snapshot.node);
            }
            snapshot = step.snapshot;
          }
        },
      ),
      { seed: 20210315, numRuns: 400 },
    );
    expect([...waits]).toEqual(
      expect.arrayContaining([
        'closed',
        'b reply',
        'h http',
        'f reply',
        'g reply',
        'i rating',
        'j leave',
        'k played',
        'l keys',
        'm keys',
        'c serviceEnd',
      ]),
    );
  });
});
