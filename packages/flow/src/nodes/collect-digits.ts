import { toHalfWidth } from '../keyword';
import { FLOW_LIMITS } from '../limits';
import type { CollectDigitsNode } from '../model';
import type { FlowInput } from '../run-model';
import {
  KEY_FIELDS,
  KEY_SOUNDS,
  afterKeyError,
  askForKeys,
  keyTexts,
  runKeyTime,
  type KeyWait,
} from './key-wait';
import type { NodeBehaviour, NodeContext, NodeFault, NodeMove } from './node-behaviour';
import { NEXT, VARIABLE_PATTERN, nodeSchema } from './node-fields';
import { promptFaults } from './prompt-fields';

const COUNT = { type: 'integer', minimum: 1, maximum: FLOW_LIMITS.digitsMaxChars } as const;

/**
 * 收号: asks, collects digits and keeps them in its variable.
 *
 * ```
 * enter → keys ──played: the time for a key begins──► keys
 *          │ ├──a digit: the time begins again──► keys, with the last one next
 *          │ ├──end key or timeout, enough digits──► next
 *          │ ├──end key too early, what is no digit: asks again──► keys, at last error
 *          └─┴──timeout before the first digit: asks again───────► keys, at last noKey
 * ```
 */
export const COLLECT_DIGITS: NodeBehaviour<CollectDigitsNode> = {
  schema: nodeSchema(
    'collectDigits',
    '收号',
    'Collect digits',
    {
      variable: {
        type: 'string',
        title: '变量名',
        description: 'Variable',
        pattern: VARIABLE_PATTERN,
      },
      maxDigits: { ...COUNT, title: '最大位数', description: 'Most digits' },
      ...KEY_FIELDS,
      next: NEXT,
    },
    {
      minDigits: { ...COUNT, title: '最小位数', description: 'Least digits' },
      endKey: { type: 'string', title: '结束键', description: 'End key', enum: ['#', '*'] },
      ...KEY_SOUNDS,
    },
  ),
  exits: (node) => [...new Set([node.next, node.error, node.noKey])],
  texts: keyTexts,
  faults: (node) => [...promptFaults(node), ...lengthFaults(node)],
  enter(node, context) {
    context.visit();
    return askForKeys(node, 0, context);
  },
  receive(node, wait, input, context) {
    return wait.awaiting === 'keys' ? receive(node, wait, input, context) : null;
  },
};

function receive(
  node: CollectDigitsNode,
  wait: KeyWait,
  input: FlowInput,
  context: NodeContext,
): NodeMove | null {
  switch (input.type) {
    case 'played':
      return wait.dueAt === null ? runKeyTime(node, wait, wait.digits, context) : null;
    case 'timeout':
      if (wait.dueAt === null) return null;
      return wait.digits === ''
        ? afterKeyError(node, wait, 'noKey', context)
        : finish(node, wait, wait.digits, context);
    case 'reply':
      return press(node, wait, toHalfWidth(input.text).trim(), context);
    default:
      return null;
  }
}

function press(
  node: CollectDigitsNode,
  wait: KeyWait,
  keys: string,
  context: NodeContext,
): NodeMove {
  let { digits } = wait;
  for (const key of keys) {
    if (key === (node.endKey ?? '#')) return finish(node, wait, digits, context);
    if (!/^[0-9]$/.test(key)) return afterKeyError(node, wait, 'error', context);
    digits += key;
    if (digits.length === node.maxDigits) return finish(node, wait, digits, context);
  }
  return keys === ''
    ? afterKeyError(node, wait, 'error', context)
    : runKeyTime(node, wait, digits, context);
}

function finish(
  node: CollectDigitsNode,
  wait: KeyWait,
  digits: string,
  context: NodeContext,
): NodeMove {
  if (digits.length < (node.minDigits ?? 1)) return afterKeyError(node, wait, 'error', context);
  context.set(node.variable, digits);
  return { to: node.next };
}

function lengthFaults({ minDigits = 1, maxDigits }: CollectDigitsNode): NodeFault[] {
  if (minDigits <= maxDigits) return [];
  const zh = `“最小位数”不能大于“最大位数”（${maxDigits}）`;
  const en = `"Least digits" is more than "Most digits" (${maxDigits})`;
  return [{ code: 'digits.tooFew', 'zh-CN': zh, en }];
}
