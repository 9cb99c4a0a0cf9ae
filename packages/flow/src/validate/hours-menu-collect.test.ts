import { validateFlow, type FlowNode } from '..';
import { flowOf, make } from '../../test/build-flow';

const found = (json: unknown) => validateFlow(json).map(({ code, node }) => [code, node]);

/** A flow with one node under test, whose ways all lead to the end. */
const around = (node: FlowNode, change: object = {}) => ({
  ...flowOf(make.start(node.id), node, make.end()),
  nodes: [make.start(node.id), { ...node, ...change }, make.end()],
});
const HOURS = make.hours('hours', 'end', 'end');
const MENU = make.menu('menu', ['end', 'end'], 'end');
const COLLECT = make.collect('collect', 'name', 'end', 'end');
const weekly = (change: object) => ({ weekly: [{ ...HOURS.weekly[0], ...change }] });
const exception = (...days: Array<{ date: string; spans?: object[] }>) => ({
  exceptions: days.map(({ date, spans = [] }) => ({ date, spans })),
});
const options = (...all: Array<[label: string, ...keywords: string[]]>) => ({
  options: all.map(([label, ...keywords]) => ({ label, keywords, next: 'end' })),
});

const BROKEN: Array<[why: string, json: unknown, problems: Array<[string, string]>]> = [
  ['hours without days', around(HOURS, { weekly: [] }), [['field.empty', 'hours']]],
  ['hours on no day', around(HOURS, weekly({ days: [] })), [['field.empty', 'hours']]],
  ['an eighth day', around(HOURS, weekly({ days: [8] })), [['field.tooLarge', 'hours']]],
  ['no time of day', around(HOURS, weekly({ from: '9:00' })), [['field.notATime', 'hours']]],
  ['a span from midnight', around(HOURS, weekly({ from: '24:00' })), [['field.notATime', 'hours']]],
  ['a span over night', around(HOURS, weekly({ from: '18:00' })), [['hours.backwards', 'hours']]],
  ['an empty span', around(HOURS, weekly({ to: '09:00' })), [['hours.backwards', 'hours']]],
  [
    'a backward span of an exception',
    around(HOURS, exception({ date: '2021-10-09', spans: [{ from: '10:00', to: '09:00' }] })),
    [['hours.backwards', 'hours']],
  ],
  ['no date', around(HOURS, exception({ date: '10-01' })), [['field.notADate', 'hours']]],
  [
    'a day that is not in the calendar',
    around(HOURS, exception({ date: '2021-02-29' }, { date: '2020-02-29' })),
    [['hours.dateUnknown', 'hours']],
  ],
  [
    'a date twice',
    around(HOURS, exception({ date: '2021-10-01' }, { date: '2021-10-01' })),
    [['hours.dateDoubled', 'hours']],
  ],
  ['a strange clock', around(HOURS, { utcOffsetMinutes: 900 }), [['field.tooLarge', 'hours']]],
  ['open not connected', around(HOURS, { open: '' }), [['node.nextMissing', 'hours']]],
  ['closed not connected', around(HOURS, { closed: undefined }), [['field.wrongType', 'hours']]],
  ['closed to nowhere', around(HOURS, { closed: 'gone' }), [['node.nextUnknown', 'hours']]],
  [
    'hours that lead back to themselves when closed',
    around(HOURS, { closed: 'hours' }),
    [['node.endlessLoop', 'hours']],
  ],
  [
    'hours after a transfer',
    flowOf(make.start('desk'), make.transfer('desk', 'hours'), HOURS, make.end()),
    [['transfer.endNotNext', 'desk']],
  ],
  ['a menu without options', around(MENU, { options: [] }), [['field.empty', 'menu']]],
  ['an option without a label', around(MENU, options([' '])), [['field.empty', 'menu']]],
  ['two options of a name', around(MENU, options(['A'], ['ａ'])), [['option.ambiguous', 'menu']]],
  [
    'a keyword that is the number of another option',
    around(MENU, options(['one', '2'], ['two'])),
    [['option.ambiguous', 'menu']],
  ],
  ['errors below zero', around(MENU, { maxErrors: -1 }), [['field.tooSmall', 'menu']]],
  [
    'a limit of errors without a way',
    JSON.parse(JSON.stringify(around(MENU, { error: undefined }))),
    [['error.nextMissing', 'menu']],
  ],
  [
    'a node behind errors that are not limited',
    flowOf(
      make.start('menu'),
      { ...make.menu('menu', ['end'], 'sorry'), maxErrors: 0 },
      make.message('sorry', 'end'),
      make.end(),
    ),
    [['node.unreachable', 'sorry']],
  ],
  ['a strange form', around(COLLECT, { form: 'poem' }), [['field.wrongType', 'collect']]],
  ['a capital variable', around(COLLECT, { variable: 'Name' }), [['field.notAName', 'collect']]],
  [
    'a variable too long',
    around(COLLECT, { variable: 'n'.repeat(33) }),
    [['field.notAName', 'collect']],
  ],
  ['nothing to choose', around(COLLECT, { form: 'option' }), [['option.missing', 'collect']]],
  [
    'an answer twice',
    around(COLLECT, { form: 'option', options: ['a', 'b', 'A'] }),
    [['option.ambiguous', 'collect']],
  ],
  [
    'a variable in its own question',
    around(COLLECT, { text: 'again, ${name}?' }),
    [['variable.notCollected', 'collect']],
  ],
  [
    'a variable before it is collected, and one that nobody collects',
    flowOf(
      make.start('hello'),
      make.message('hello', 'collect', '${name} ${nobody}'),
      COLLECT,
      make.end(),
    ),
    [
      ['variable.unknown', 'hello'],
      ['variable.notCollected', 'hello'],
    ],
  ],
  [
    'a variable where too many errors lead',
    flowOf(
      make.start('collect'),
      make.collect('collect', 'name', 'thanks', 'sorry'),
      make.message('thanks', 'end', 'thanks ${name}'),
      make.message('sorry', 'end', 'sorry ${name}'),
      make.end(),
    ),
    [['variable.notCollected', 'sorry']],
  ],
];

describe('validateFlow, of service hours, menus and what is collected', () => {
  it.each(BROKEN)('finds %s', (_why, json, problems) => {
    expect(found(json)).toEqual(problems);
  });

  it.each([HOURS, MENU, COLLECT])('takes a sound $kind', (node) => {
    expect(found(around(node))).toEqual([]);
  });

  it('has words in both languages for each of them', () => {
    for (const problem of BROKEN.flatMap(([, json]) => validateFlow(json))) {
      expect(problem['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(problem.en).not.toMatch(/\p{Script=Han}/u);
      expect(`${problem['zh-CN']}${problem.en}`).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('finds what only one of two paths collects, wherever it is said after', () => {
    const flow = flowOf(
      make.start('ask'),
      make.branch('ask', { '1': 'one', '2': 'other' }),
      make.collect('one', 'name', 'both', 'end'),
      make.collect('other', 'phone', 'both', 'end'),
      make.message('both', 'later', 'hello'),
      make.message('later', 'end', '${name} ${phone}'),
      make.end(),
    );
    expect(found(flow)).toEqual([
      ['variable.notCollected', 'later'],
      ['variable.notCollected', 'later'],
    ]);
  });

  it.each([
    ['first', { '1': 'collect', '2': 'plain' }, ['desk', 'plain']],
    ['last', { '1': 'plain', '2': 'collect' }, ['plain', 'desk']],
  ])(
    'finds an agent end text that only one of two transfers can fill, the %s',
    (_, ways, desks) => {
      const flow = flowOf(
        make.start('ask'),
        make.branch('ask', ways),
        make.collect('collect', 'name', 'desk', 'end'),
        ...desks.map((id) => make.transfer(id, 'end')),
        { ...make.end(), agentEndText: 'bye ${name}' },
      );
      expect(found(flow)).toEqual([['variable.notCollected', 'end']]);
    },
  );

  it('allows a menu and a collect that lead back to themselves, for they wait', () => {
    const flow = flowOf(
      make.start('menu'),
      make.menu('menu', ['menu', 'hours', 'end'], 'menu'),
      make.hours('hours', 'collect', 'menu'),
      make.collect('collect', 'name', 'menu', 'collect'),
      make.end(),
    );
    expect(found(flow)).toEqual([]);
    const itself = make.collect('collect', 'name', 'collect', 'end');
    expect(found(flowOf(make.start('collect'), itself, make.end()))).toEqual([]);
  });

  it('takes a variable that every path on which it is said has collected', () => {
    const flow = flowOf(
      make.start('ask'),
      make.branch('ask', { '1': 'one', '2': 'two' }),
      make.collect('one', 'name', 'hello', 'end'),
      make.collect('two', 'name', 'hello', 'end'),
      make.message('hello', 'again', 'hello ${name}'),
      make.collect('again', 'name', 'desk', 'desk'),
      { ...make.transfer('desk', 'end'), queueText: '${name}: ${WaitNo}' },
      { ...make.end(), agentEndText: 'bye ${name}' },
    );
    expect(found(flow)).toEqual([]);
  });

  it('does not call a variable unknown because its node has another fault', () => {
    const flow = flowOf(
      make.start('collect'),
      { ...make.collect('collect', 'name', 'thanks', 'end'), text: '' },
      make.message('thanks', 'end', 'thanks ${name}'),
      make.end(),
    );
    expect(found(flow)).toEqual([['field.empty', 'collect']]);
  });

  it('words the ways out and the parts of the new kinds', () => {
    const words = (json: unknown) => validateFlow(json).map((one) => [one['zh-CN'], one.en]);
    expect(words(around(HOURS, { closed: '' }))).toEqual([
      ['服务时间外：没有连接下一个节点', 'While closed: leads to no node'],
    ]);
    expect(words(around(HOURS, weekly({ to: '25:00' })))).toEqual([
      [
        '第 1 个时间段：“结束时间”须为 00:00 至 24:00',
        'Opening time 1: "To" must be 00:00 to 24:00',
      ],
    ]);
    expect(words(around(MENU, options(['a'], ['b', '1'])))).toEqual([
      [
        '第 2 个选项：“1”已经代表前面的选项',
        'Option 2: "1" stands for an option before it already',
      ],
    ]);
  });
});
