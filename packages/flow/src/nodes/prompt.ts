import type { PromptNode } from '../model';
import type { BooleanSchema } from '../validate/json-schema';
import type { NodeBehaviour } from './node-behaviour';
import { NEXT, nodeSchema } from './node-fields';
import { PROMPT_FIELDS, PROMPT_SOUND, promptFaults } from './prompt-fields';

const IS_INTERRUPTIBLE: BooleanSchema = {
  type: 'boolean',
  title: '按键可打断',
  description: 'A key skips the rest',
};

/** 放音: says its text, and goes on when it was heard. */
export const PROMPT: NodeBehaviour<PromptNode> = {
  schema: nodeSchema(
    'prompt',
    '放音',
    'Prompt',
    { ...PROMPT_FIELDS, next: NEXT },
    { ...PROMPT_SOUND, isInterruptible: IS_INTERRUPTIBLE },
  ),
  exits: (node) => [node.next],
  texts: (node) => [{ field: 'text', text: node.text, variables: [] }],
  faults: promptFaults,
  enter(node, context) {
    context.visit();
    context.prompt(node.text, node.sound);
    return { wait: { awaiting: 'played' } };
  },
  receive(node, { awaiting }, input) {
    if (awaiting !== 'played') return null;
    const isSkipped = input.type === 'reply' && node.isInterruptible === true;
    return input.type === 'played' || isSkipped ? { to: node.next } : null;
  },
};
