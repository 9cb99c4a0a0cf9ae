import type { Choice } from '@ccc/protocol';
import { toHalfWidth } from '../keyword';
import { FLOW_LIMITS } from '../limits';
import { COLLECT_FORMS, type CollectNode } from '../model';
import type { NodeBehaviour, NodeFault } from './node-behaviour';
import { LABEL, NEXT, VARIABLE_PATTERN, neededText, nodeSchema } from './node-fields';
import { ambiguousReplies, choicesOf, findOption } from './option-list';
import {
  ERROR_FIELD,
  WRONG_INPUT_FIELDS,
  afterWrongInput,
  errorExit,
  errorExitFaults,
} from './wrong-input';

/** 收集信息: asks, checks the answer by its form, keeps it in its variable and goes on. */
export const COLLECT: NodeBehaviour<CollectNode> = {
  schema: nodeSchema(
    'collect',
    '收集信息',
    'Collect',
    {
      text: neededText('文本消息', 'Question'),
      variable: {
        type: 'string',
        title: '变量名',
        description: 'Variable',
        pattern: VARIABLE_PATTERN,
      },
      form: { type: 'string', title: '填写方式', description: 'Form', enum: COLLECT_FORMS },
      ...WRONG_INPUT_FIELDS,
      next: NEXT,
    },
    {
      options: {
        type: 'array',
        title: '选项',
        description: 'Options',
        maxItems: FLOW_LIMITS.options,
        items: { ...LABEL, title: '选项名称', description: 'Option label' },
      },
      ...ERROR_FIELD,
    },
  ),
  exits: (node) => [node.next, ...errorExit(node)],
  texts: (node) => [
    { field: 'text', text: node.text, variables: [] },
    { field: 'wrongInputText', text: node.wrongInputText, variables: [] },
  ],
  faults: (node) => [...optionFaults(node), ...errorExitFaults(node)],
  enter(node, context) {
    context.visit();
    context.say(node.text, shownChoices(node));
    return { wait: { awaiting: 'reply' } };
  },
  receive(node, wait, input, context) {
    if (wait.awaiting !== 'reply' || input.type !== 'reply') return null;
    const value = READERS[node.form](input.text, node);
    if (value === null) return afterWrongInput(node, wait, context, shownChoices(node));
    context.set(node.variable, value);
    return { to: node.next };
  },
};

/** A reply as the value to keep, by form; null: it is not one. */
const READERS: Record<CollectNode['form'], (reply: string, node: CollectNode) => string | null> = {
  text(reply) {
    const value = reply.trim();
    return value !== '' && Array.from(value).length <= FLOW_LIMITS.valueMaxChars ? value : null;
  },
  number: (reply) => fitting(toHalfWidth(reply).trim(), /^[+-]?\d{1,15}(\.\d{1,10})?$/),
  // People write numbers in groups: 010-8888 6666, (+86) 138 0013 8000.
  phone: (reply) => fitting(toHalfWidth(reply).replace(/[\s()-]/g, ''), /^\+?\d{7,15}$/),
  option: (reply, node) => findOption(optionsOf(node), reply)?.label ?? null,
};

function fitting(value: string, form: RegExp): string | null {
  return form.test(value) ? value : null;
}

function optionsOf({ options = [] }: CollectNode): Array<{ label: string }> {
  return options.map((label) => ({ label }));
}

function shownChoices(node: CollectNode): Choice[] | undefined {
  return node.form === 'option' ? choicesOf(optionsOf(node)) : undefined;
}

function optionFaults(node: CollectNode): NodeFault[] {
  if (node.form !== 'option') return [];
  const options = optionsOf(node);
  return options.length === 0
    ? [{ code: 'option.missing', 'zh-CN': '“选项”不能为空', en: '"Options" is empty' }]
    : ambiguousReplies(options);
}
