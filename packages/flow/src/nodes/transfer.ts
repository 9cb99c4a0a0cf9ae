import type { FlowInput, TransferNode } from '../model';
import type { NodeBehaviour, NodeContext, NodeMove } from './node-behaviour';
import { ID_PATTERN, NEXT, nodeSchema, optionalText } from './node-fields';

/**
 * 转人工: hands the customer to a skill group.
 *
 * ```
 * enter → route ──queued, assigning──► agent ──accepted──► serviceEnd ──served──► next
 *           └────────unavailable─────────┴─────unavailable: failure text────────► next
 * ```
 */
export const TRANSFER: NodeBehaviour<TransferNode> = {
  schema: nodeSchema('transfer', '转人工', 'Transfer to an agent', {
    group: {
      type: 'string',
      title: '技能组',
      description: 'Skill group',
      pattern: ID_PATTERN,
    },
    queueText: optionalText('转人工排队提示消息', 'Queue text'),
    failureText: optionalText('转人工失败提示消息', 'Failure text'),
    successText: optionalText('转人工成功提示消息', 'Success text'),
    next: NEXT,
  }),
  exits: (node) => [node.next],
  texts: (node) => [
    { field: 'queueText', text: node.queueText, variables: ['WaitNo'] },
    { field: 'failureText', text: node.failureText, variables: [] },
    { field: 'successText', text: node.successText, variables: ['StaffNo'] },
  ],
  enter(node, context) {
    context.visit();
    context.route(node.group);
    return { wait: { awaiting: 'route', group: node.group } };
  },
  receive(node, { awaiting }, input, context) {
    switch (awaiting) {
      case 'route':
        return routed(node, input, context);
      case 'agent':
        return answered(node, input, context);
      case 'serviceEnd':
        return input.type === 'served' ? { to: node.next } : null;
      default:
        return null;
    }
  },
};

function routed(node: TransferNode, input: FlowInput, context: NodeContext): NodeMove | null {
  switch (input.type) {
    case 'assigning':
      return { wait: { awaiting: 'agent', group: node.group } };
    case 'queued':
      context.set('WaitNo', String(input.ahead));
      context.say(node.queueText);
      return { wait: { awaiting: 'agent', group: node.group } };
    case 'unavailable':
      context.say(node.failureText);
      return { to: node.next };
    default:
      return null;
  }
}

function answered(node: TransferNode, input: FlowInput, context: NodeContext): NodeMove | null {
  switch (input.type) {
    case 'accepted': {
      context.set('StaffNo', input.staffNo);
      context.say(node.successText);
      const replyTimeoutSeconds = context.endAhead(node.next)?.replyTimeoutSeconds ?? 0;
      return { wait: { awaiting: 'serviceEnd', replyTimeoutSeconds } };
    }
    case 'unavailable':
      context.say(node.failureText);
      return { to: node.next };
    default:
      return null;
  }
}
