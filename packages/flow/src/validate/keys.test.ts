import { validateFlow, type FlowNode } from '..';
import { flowOf, make } from '../../test/build-flow';

const KEYS = make.keyBranch('keys', { '1': 'end' }, 'end');
const DIGITS = make.collectDigits('digits', 'number', 'end', 'end');
const PROMPT = make.prompt('prompt', 'end');

/** A flow with one node under test, whose ways all lead to the end. */
const around = (node: FlowNode, change: object = {}) => ({
  ...flowOf(make.start(node.id), make.end()),
  nodes: [make.start(node.id), { ...node, ...change }, make.end()],
});
const found = (json: unknown) => validateFlow(json).map(({ code, node }) => [code, node]);
const withKeys = (...keys: string[]) => ({
  keys: keys.map((key) => ({ key, name: key, next: 'end' })),
});

it.each([
  ['a prompt', around(PROMPT)],
  ['a prompt of a sound alone', around(PROMPT, { text: '', sound: 'sound-1' })],
  ['a prompt that is heard ten times', around(PROMPT, { plays: 10 })],
  ['a prompt that a key skips', around(PROMPT, { isInterruptible: true })],
  ['all twelve keys', around(KEYS, withKeys(...'0123456789*#'))],
  ['sounds for everything', around(KEYS, { sound: 'a', timeoutSound: 'b', wrongInputSound: 'c' })],
  ['silence after an error', around(KEYS, { timeoutText: '', wrongInputText: '' })],
  ['digits ended by a star', around(DIGITS, { endKey: '*' })],
  ['keys that lead back to themselves', around(KEYS, { noKey: 'keys' })],
  [
    'a number in a later text',
    flowOf(
      make.start('digits'),
      make.collectDigits('digits', 'number', 'told', 'end'),
      make.message('told', 'end', '${number}'),
      make.end(),
    ),
  ],
])('%s is sound', (_what, json) => {
  expect(found(json)).toEqual([]);
});

const BROKEN: Array<[what: string, json: unknown, problems: Array<[string, string]>]> = [
  ['a prompt of nothing', around(PROMPT, { text: ' ' }), [['prompt.empty', 'prompt']]],
  ['a sound that is no id', around(PROMPT, { sound: 'a b' }), [['field.notAnId', 'prompt']]],
  ['a prompt that is never heard', around(PROMPT, { plays: 0 }), [['field.tooSmall', 'prompt']]],
  ['a prompt without end', around(PROMPT, { plays: 11 }), [['field.tooLarge', 'prompt']]],
  ['a prompt and a half', around(PROMPT, { plays: 1.5 }), [['field.wrongType', 'prompt']]],
  ['no switch', around(PROMPT, { isInterruptible: 1 }), [['field.wrongType', 'prompt']]],
  ['a prompt that leads nowhere', around(PROMPT, { next: '' }), [['node.nextMissing', 'prompt']]],
  [
    'a prompt in a circle',
    flowOf(
      make.start('keys'),
      make.keyBranch('keys', { '1': 'prompt' }, 'end'),
      make.prompt('prompt', 'prompt'),
      make.end(),
    ),
    [['node.endlessLoop', 'prompt']],
  ],
  [
    'a prompt after a transfer',
    flowOf(make.start('desk'), make.transfer('desk', 'prompt'), PROMPT, make.end()),
    [['transfer.endNotNext', 'desk']],
  ],
  ['no keys', around(KEYS, { keys: [] }), [['field.empty', 'keys']]],
  ['a letter for a key', around(KEYS, withKeys('A')), [['field.notAKey', 'keys']]],
  ['two digits for a key', around(KEYS, withKeys('12')), [['field.notAKey', 'keys']]],
  ['a key twice', around(KEYS, withKeys('1', '1')), [['key.doubled', 'keys']]],
  ['keys for nothing said', around(KEYS, { text: '' }), [['prompt.empty', 'keys']]],
  ['no time', around(KEYS, { timeoutSeconds: 0 }), [['field.tooSmall', 'keys']]],
  ['too much time', around(KEYS, { timeoutSeconds: 61 }), [['field.tooLarge', 'keys']]],
  ['errors without end', around(KEYS, { maxErrors: 0 }), [['field.tooSmall', 'keys']]],
  ['no way without a key', around(KEYS, { noKey: '' }), [['node.nextMissing', 'keys']]],
  ['no way after errors', around(KEYS, { error: 'gone' }), [['node.nextUnknown', 'keys']]],
  ['no digits at all', around(DIGITS, { maxDigits: 0 }), [['field.tooSmall', 'digits']]],
  ['more digits than fit', around(DIGITS, { maxDigits: 33 }), [['field.tooLarge', 'digits']]],
  ['least above most', around(DIGITS, { minDigits: 5 }), [['digits.tooFew', 'digits']]],
  ['a digit for the end key', around(DIGITS, { endKey: '0' }), [['field.wrongType', 'digits']]],
  [
    'its number in its own question',
    around(DIGITS, { text: '${number}?' }),
    [['variable.notCollected', 'digits']],
  ],
  [
    'its number on the way without one',
    flowOf(
      make.start('digits'),
      make.collectDigits('digits', 'number', 'end', 'end', 'told'),
      make.message('told', 'end', '${number}'),
      make.end(),
    ),
    [['variable.notCollected', 'told']],
  ],
];

it.each(BROKEN)('%s is named', (_what, json, problems) => {
  expect(found(json)).toEqual(problems);
});

it('says in both languages which way leads nowhere', () => {
  expect(validateFlow(around(KEYS, { noKey: '' }))).toMatchObject([
    { 'zh-CN': '超时未按键时：没有连接下一个节点', en: 'Without a key: leads to no node' },
  ]);
});
