import type { Choice } from '@ccc/protocol';
import { FLOW_LIMITS } from '../limits';
import type { WrongInputSettings } from '../model';
import type { FlowWait } from '../run-model';
import type { JsonSchema } from '../validate/json-schema';
import type { NodeContext, NodeFault, NodeMove } from './node-behaviour';
import { NEXT, neededText } from './node-fields';

/** The settings about wrong answers that a node must have. */
export const WRONG_INPUT_FIELDS = {
  wrongInputText: neededText('输入错误时的提示', 'Wrong input text'),
  maxErrors: {
    type: 'integer',
    title: '最大错误次数',
    description: 'Most errors',
    minimum: 0,
    maximum: FLOW_LIMITS.maxErrors,
  },
} as const satisfies Record<string, JsonSchema>;

/** The way out that only a limit needs. */
export const ERROR_FIELD = {
  error: { ...NEXT, title: '错误次数过多的下一节点', description: 'Next node after errors' },
} as const satisfies Record<string, JsonSchema>;

/** The way out after too many errors; none without a limit. */
export function errorExit({ maxErrors, error }: WrongInputSettings): string[] {
  return maxErrors > 0 && error !== undefined ? [error] : [];
}

/** A limit that leads nowhere. */
export function errorExitFaults({ maxErrors, error }: WrongInputSettings): NodeFault[] {
  if (maxErrors === 0 || error !== undefined) return [];
  const zh = '输入错误次数过多时：没有连接下一个节点';
  return [
    { code: 'error.nextMissing', 'zh-CN': zh, en: 'After too many errors: leads to no node' },
  ];
}

/** A wrong answer: says so and waits again, or, when it is one too many, takes the way `error`. */
export function afterWrongInput(
  node: WrongInputSettings,
  wait: FlowWait,
  context: NodeContext,
  choices?: Choice[],
): NodeMove {
  const errors = (wait.awaiting === 'reply' ? (wait.errors ?? 0) : 0) + 1;
  if (node.maxErrors > 0 && errors >= node.maxErrors) {
    context.visit('error');
    return { to: node.error ?? '' };
  }
  context.say(node.wrongInputText, choices);
  return { wait: node.maxErrors > 0 ? { awaiting: 'reply', errors } : { awaiting: 'reply' } };
}
