import { FLOW_LIMITS } from '../limits';
import type { PromptNode } from '../model';
import type { BooleanSchema, NumberSchema } from '../validate/json-schema';
import type { NodeBehaviour } from './node-behaviour';
import { NEXT, nodeSchema } from './node-fields';
import { PROMPT_FIELDS, PROMPT_SOUND, promptFaults } from './prompt-fields';

const IS_INTERRUPTIBLE: BooleanSchema = {
  type: 'boolean',
  title: '按键可打断',
  description: 'A key skips the rest',
};

const PLAYS: NumberSchema = {
  type: 'integer',
  title: '播放次数',
  description: 'Number of plays',
  minimum: 1,
  maximum: FLOW_LIMITS.plays,
};

/** 放音: says its text, as often as it is to be heard, and goes on when it was. */
export const PROMPT: NodeBehaviour<PromptNode> = {
  schema: nodeSchema(
    'prompt',
    '放音',
    'Prompt',
    { ...PROMPT_FIELDS, next: NEXT },
    { ...PROMPT_SOUND, plays: PLAYS, isInterruptible: IS_INTERRUPTIBLE },
  ),
  exits: (node) => [node.next],
  texts: (node) => [{ field: 'text', text: node.text, variables: [] }],
  faults: promptFaults,
  enter(node, context) {
    context.visit();
    context.prompt(node.text, node.sound, node.plays);
    return { wait: { awaiting: 'played' } };
  },
  receive(node, { awaiting }, input) {
    if (awaiting !== 'played') return null;
    const isSkipped = input.type === 'reply' && node.isInterruptible === true;
    return input.type === 'played' || isSkipped ? { to: node.next } : null;
  },
};
