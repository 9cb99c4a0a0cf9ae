import { FLOW_LIMITS } from '../limits';
import type { KeySettings } from '../model';
import type { FlowWait } from '../run-model';
import type { JsonSchema } from '../validate/json-schema';
import type { NodeContext, NodeMove, NodeText } from './node-behaviour';
import { NEXT, optionalText } from './node-fields';
import { PROMPT_FIELDS, PROMPT_SOUND, soundField } from './prompt-fields';

/** A wait for keys. */
export type KeyWait = Extract<FlowWait, { awaiting: 'keys' }>;

/** The settings that a node must have which waits for keys. */
export const KEY_FIELDS = {
  ...PROMPT_FIELDS,
  timeoutSeconds: {
    type: 'integer',
    title: '按键超时（秒）',
    description: 'Key timeout in seconds',
    minimum: 1,
    maximum: FLOW_LIMITS.keyTimeoutMaxSeconds,
  },
  timeoutText: optionalText('超时提示', 'Timeout text'),
  wrongInputText: optionalText('按键错误提示', 'Wrong key text'),
  maxErrors: {
    type: 'integer',
    title: '最大错误次数',
    description: 'Most errors',
    minimum: 1,
    maximum: FLOW_LIMITS.keyMaxErrors,
  },
  error: { ...NEXT, title: '按键错误过多的下一节点', description: 'Next node after wrong keys' },
  noKey: { ...NEXT, title: '超时未按键的下一节点', description: 'Next node without a key' },
} as const satisfies Record<string, JsonSchema>;

/** Sounds that it may have instead of its texts. */
export const KEY_SOUNDS = {
  ...PROMPT_SOUND,
  timeoutSound: soundField('超时提示音', 'Timeout sound'),
  wrongInputSound: soundField('按键错误提示音', 'Wrong key sound'),
} as const;

export function keyTexts({ text, timeoutText, wrongInputText }: KeySettings): NodeText[] {
  return [
    { field: 'text', text, variables: [] },
    { field: 'timeoutText', text: timeoutText, variables: [] },
    { field: 'wrongInputText', text: wrongInputText, variables: [] },
  ];
}

/** Says what the keys are for, and waits; the time for a key begins when that was heard. */
export function askForKeys(node: KeySettings, errors: number, context: NodeContext): NodeMove {
  context.prompt(node.text, node.sound);
  return { wait: { awaiting: 'keys', digits: '', errors, dueAt: null } };
}

/** The time for the next key runs from now. */
export function runKeyTime(
  { timeoutSeconds }: KeySettings,
  { errors }: KeyWait,
  digits: string,
  context: NodeContext,
): NodeMove {
  const dueAt = (context.now ?? 0) + timeoutSeconds * 1000;
  return { wait: { awaiting: 'keys', digits, errors, dueAt } };
}

/** A wrong key, or none: says so and asks again, or, when it is one too many, takes the way out. */
export function afterKeyError(
  node: KeySettings,
  wait: KeyWait,
  what: 'error' | 'noKey',
  context: NodeContext,
): NodeMove {
  const errors = wait.errors + 1;
  if (errors >= node.maxErrors) {
    context.visit(what);
    return { to: node[what] };
  }
  if (what === 'error') context.prompt(node.wrongInputText, node.wrongInputSound);
  else context.prompt(node.timeoutText, node.timeoutSound);
  return askForKeys(node, errors, context);
}
