import fc from 'fast-check';
import { CccError } from '@ccc/protocol';
import { FLOW_LIMITS, SEED_FLOW, parseFlow, validateFlow, type FlowProblem } from '..';
import { flowOf, make } from '../../test/build-flow';

const found = (json: unknown) => validateFlow(json).map(({ code, node }) => [code, node]);
const withNode = (id: string, change: object) => ({
  ...SEED_FLOW,
  nodes: SEED_FLOW.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
});
const without = (id: string, field: string) => withNode(id, { [field]: undefined });
const long = (chars: number) => '长'.repeat(chars);

const BROKEN: Array<[why: string, json: unknown, problems: Array<[string, string | null]>]> = [
  ['no object', null, [['flow.notObject', null]]],
  ['a list', [], [['flow.notObject', null]]],
  ['another format', { ...SEED_FLOW, schema: 2 }, [['field.wrongType', null]]],
  ['an empty name', { ...SEED_FLOW, name: ' ' }, [['field.empty', null]]],
  ['no nodes', { ...SEED_FLOW, nodes: undefined }, [['flow.nodesMissing', null]]],
  ['an empty list of nodes', flowOf(), [['flow.startMissing', null]]],
  [
    'too many nodes',
    flowOf(...Array.from({ length: FLOW_LIMITS.nodes + 1 }, (_, i) => make.end(`e${i}`))),
    [['flow.tooManyNodes', null]],
  ],
  ['a node that is no object', { ...SEED_FLOW, nodes: [7] }, [['node.notObject', null]]],
  ['an unknown kind', withNode('welcome', { kind: 'dance' }), [['node.kindUnknown', 'welcome']]],
  ['an inherited kind', withNode('end', { kind: 'toString' }), [['node.kindUnknown', 'end']]],
  ['a missing text', without('welcome', 'text'), [['field.wrongType', 'welcome']]],
  ['an empty text', withNode('welcome', { text: ' \n' }), [['field.empty', 'welcome']]],
  ['a text too long', withNode('welcome', { text: long(2001) }), [['field.tooLong', 'welcome']]],
  ['a label too long', withNode('end', { label: long(51) }), [['field.tooLong', 'end']]],
  ['an unknown way of rating', withNode('end', { rating: 'maybe' }), [['field.wrongType', 'end']]],
  ['a strange id', withNode('end', { id: 'the end' }), [['field.notAnId', 'the end']]],
  ['no next', withNode('welcome', { next: '' }), [['node.nextMissing', 'welcome']]],
  [
    'a branch not connected',
    withNode('choose', { branches: [{ name: 'a', keywords: ['1'], next: '' }] }),
    [['node.nextMissing', 'choose']],
  ],
  ['no branches', withNode('choose', { branches: [] }), [['field.empty', 'choose']]],
  [
    'a branch without keywords',
    withNode('choose', { branches: [{ name: 'a', keywords: [], next: 'end' }] }),
    [['field.empty', 'choose']],
  ],
  [
    'a blank keyword',
    withNode('choose', { branches: [{ name: 'a', keywords: ['\u3000'], next: 'end' }] }),
    [['field.empty', 'choose']],
  ],
  [
    'too many keywords',
    withNode('choose', {
      branches: [
        { name: 'a', keywords: Array.from({ length: 21 }, (_, i) => `${i}`), next: 'end' },
      ],
    }),
    [['field.tooMany', 'choose']],
  ],
  ['seconds below zero', withNode('end', { replyTimeoutSeconds: -1 }), [['field.tooSmall', 'end']]],
  [
    'more than a day of seconds',
    withNode('end', { replyTimeoutSeconds: 86401 }),
    [['field.tooLarge', 'end']],
  ],
  ['half a second', withNode('end', { replyTimeoutSeconds: 0.5 }), [['field.wrongType', 'end']]],
  [
    'a keyword in two branches, in another width and case',
    flowOf(make.start('b'), make.branch('b', { a: 'end', Ａ: 'end' }), make.end()),
    [['keyword.doubled', 'b']],
  ],
  [
    'a variable that does not exist',
    withNode('end', { timeoutText: '${Nobody}' }),
    [['variable.unknown', 'end']],
  ],
  [
    'a variable before it has a value',
    withNode('welcome', { text: '${StaffNo}' }),
    [['variable.notYetKnown', 'welcome']],
  ],
  ['an id twice', flowOf(make.start('end'), make.end(), make.end()), [['node.idDoubled', 'end']]],
  ['no start', flowOf(make.end()), [['flow.startMissing', null]]],
  [
    'two starts',
    flowOf(make.start('end'), make.start('end', 'other'), make.end()),
    [['flow.startDoubled', 'other']],
  ],
  ['no end', flowOf(make.start('start')), [['flow.endMissing', null]]],
  [
    'a next that does not exist',
    flowOf(make.start('gone'), make.end()),
    [['node.nextUnknown', 'start']],
  ],
  [
    'a node that nothing leads to',
    flowOf(make.start('end'), make.message('alone', 'end'), make.end()),
    [['node.unreachable', 'alone']],
  ],
  [
    'a circle that never waits',
    flowOf(
      make.start('ask'),
      make.branch('ask', { '1': 'a', '2': 'end' }),
      make.message('a', 'b'),
      make.message('b', 'a'),
      make.end(),
    ),
    [
      ['node.endlessLoop', 'a'],
      ['node.endlessLoop', 'b'],
    ],
  ],
  [
    'a circle that waits but never ends',
    flowOf(
      make.start('ask'),
      make.branch('ask', { '1': 'trap', '2': 'end' }),
      make.branch('trap', { '1': 'trap' }),
      make.end(),
    ),
    [['node.noEndAhead', 'trap']],
  ],
  [
    'a branch after a transfer',
    flowOf(
      make.start('desk'),
      make.transfer('desk', 'ask'),
      make.branch('ask', { '1': 'end' }),
      make.end(),
    ),
    [['transfer.endNotNext', 'desk']],
  ],
  [
    'messages in a circle after a transfer',
    flowOf(
      make.start('ask'),
      make.branch('ask', { '1': 'desk', '2': 'end' }),
      make.transfer('desk', 'a'),
      make.message('a', 'a'),
      make.end(),
    ),
    [
      ['node.noEndAhead', 'desk'],
      ['node.endlessLoop', 'a'],
    ],
  ],
];

describe('validateFlow', () => {
  it.each(BROKEN)('finds %s', (_why, json, problems) => {
    expect(found(json)).toEqual(problems);
  });

  it('allows a branch that leads back to itself, the start or a message before it', () => {
    const flow = flowOf(
      make.start('hello'),
      make.message('hello', 'ask'),
      make.branch('ask', { '1': 'hello', '2': 'ask', '3': 'start', '4': 'end' }),
      make.end(),
    );
    expect(found(flow)).toEqual([]);
  });

  it('names several problems at once, in the order of the document', () => {
    const json = {
      ...withNode('welcome', { text: '', label: '' }),
      name: '',
    };
    expect(found(json)).toEqual([
      ['field.empty', null],
      ['field.empty', 'welcome'],
      ['field.empty', 'welcome'],
    ]);
  });

  it('takes fields that it does not know, and a text of exactly the limit', () => {
    const json = { ...withNode('welcome', { text: long(2000), colour: 'red' }), extra: true };
    expect(found(json)).toEqual([]);
  });

  it('words a problem in both languages, naming node, place and field', () => {
    const [problem] = validateFlow(
      withNode('choose', { branches: [{ name: 'a', keywords: [], next: 'end' }] }),
    );
    expect(problem).toEqual<FlowProblem>({
      code: 'field.empty',
      node: 'choose',
      label: '选择业务',
      'zh-CN': '第 1 个分支：“匹配关键词”不能为空',
      en: 'Branch 1: "Keywords" is empty',
    });
  });

  it('has words for every problem in the table above', () => {
    for (const problem of BROKEN.flatMap(([, json]) => validateFlow(json))) {
      expect(problem['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(problem.en).not.toMatch(/\p{Script=Han}/u);
      expect(`${problem['zh-CN']}${problem.en}`).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('never throws, whatever it is given', () => {
    const nearly = fc.record(
      {
        schema: fc.constantFrom(1, 2, '1'),
        id: fc.anything(),
        name: fc.anything(),
        nodes: fc.array(
          fc.oneof(
            fc.anything(),
            fc.record(
              {
                kind: fc.constantFrom(
                  'start',
                  'message',
                  'branch',
                  'transfer',
                  'hours',
                  'menu',
                  'collect',
                  'end',
                  'x',
                ),
                id: fc.constantFrom('a', 'b', 'c', 3),
                label: fc.constantFrom('l', ''),
                text: fc.anything(),
                next: fc.constantFrom('a', 'b', 'c', '', null),
                branches: fc.anything(),
                variable: fc.anything(),
                options: fc.anything(),
                exceptions: fc.anything(),
              },
              { requiredKeys: [] },
            ),
          ),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly), (json) => {
        expect(Array.isArray(validateFlow(json))).toBe(true);
      }),
      { seed: 20210317, numRuns: 500 },
    );
  });
});

describe('parseFlow', () => {
  it('gives a valid document back', () => {
    expect(parseFlow(JSON.parse(JSON.stringify(SEED_FLOW)))).toEqual(SEED_FLOW);
  });

  it('throws flow.invalid with the node and its problem', () => {
    const broken = withNode('welcome', { text: '' });
    expect(() => parseFlow(broken)).toThrow(CccError);
    expect(() => parseFlow(broken)).toThrow(
      expect.objectContaining({
        code: 'flow.invalid',
        params: { node: '欢迎语', problem: '“消息正文”不能为空' },
      }),
    );
  });

  it('says so when the flow as a whole is wrong', () => {
    expect(() => parseFlow(flowOf(make.end()))).toThrow(
      expect.objectContaining({ params: { node: '-', problem: '缺少“开始”模块' } }),
    );
  });
});
