import type { StartNode } from '../model';
import type { NodeBehaviour } from './node-behaviour';
import { NEXT, nodeSchema } from './node-fields';

/** 开始: where every session begins; nothing to set. */
export const START: NodeBehaviour<StartNode> = {
  schema: nodeSchema('start', '开始', 'Start', { next: NEXT }),
  exits: (node) => [node.next],
  texts: () => [],
  enter(node, context) {
    context.visit();
    return { to: node.next };
  },
  receive(node, { awaiting }, input, context) {
    return awaiting === 'start' && input.type === 'start' ? START.enter(node, context) : null;
  },
};
