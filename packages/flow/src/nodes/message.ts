import type { MessageNode } from '../model';
import type { NodeBehaviour } from './node-behaviour';
import { NEXT, neededText, nodeSchema } from './node-fields';

/** 消息发送: says its text and goes on. */
export const MESSAGE: NodeBehaviour<MessageNode> = {
  schema: nodeSchema('message', '消息发送', 'Message', {
    text: neededText('消息正文', 'Message text'),
    next: NEXT,
  }),
  exits: (node) => [node.next],
  texts: (node) => [{ field: 'text', text: node.text, variables: [] }],
  enter(node, context) {
    context.visit();
    context.say(node.text);
    return { to: node.next };
  },
  receive: () => null,
};
