import { FLOW_LIMITS } from '../limits';
import type { MenuNode } from '../model';
import type { NodeBehaviour } from './node-behaviour';
import { KEYWORDS, LABEL, NEXT, neededText, nodeSchema } from './node-fields';
import { ambiguousReplies, choicesOf, findOption } from './option-list';
import {
  ERROR_FIELD,
  WRONG_INPUT_FIELDS,
  afterWrongInput,
  errorExit,
  errorExitFaults,
} from './wrong-input';

/** 菜单: shows choices to tap, which may be typed as well (number, label, keyword), and waits for one. */
export const MENU: NodeBehaviour<MenuNode> = {
  schema: nodeSchema(
    'menu',
    '菜单',
    'Menu',
    {
      text: neededText('文本消息', 'Question'),
      options: {
        type: 'array',
        title: '选项',
        description: 'Options',
        minItems: 1,
        maxItems: FLOW_LIMITS.options,
        items: {
          type: 'object',
          required: ['label', 'next'],
          properties: {
            label: { ...LABEL, title: '选项名称', description: 'Option label' },
            keywords: KEYWORDS,
            next: NEXT,
          },
        },
      },
      ...WRONG_INPUT_FIELDS,
    },
    ERROR_FIELD,
  ),
  exits: (node) => [...node.options.map(({ next }) => next), ...errorExit(node)],
  texts: (node) => [
    { field: 'text', text: node.text, variables: [] },
    { field: 'wrongInputText', text: node.wrongInputText, variables: [] },
  ],
  faults: (node) => [...ambiguousReplies(node.options), ...errorExitFaults(node)],
  enter(node, context) {
    context.visit();
    context.say(node.text, choicesOf(node.options));
    return { wait: { awaiting: 'reply' } };
  },
  receive(node, wait, input, context) {
    if (wait.awaiting !== 'reply' || input.type !== 'reply') return null;
    const option = findOption(node.options, input.text);
    if (option === null) return afterWrongInput(node, wait, context, choicesOf(node.options));
    context.visit(option.label);
    return { to: option.next };
  },
};
