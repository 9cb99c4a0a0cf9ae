import { FLOW_LIMITS } from '../limits';
import type { FlowInput, TransferNode } from '../model';
import type { NodeBehaviour, NodeContext, NodeMove } from './node-behaviour';
import { ID_PATTERN, NEXT, nodeSchema, optionalText } from './node-fields';

/**
 * 转人工: hands the customer to a skill group.
 *
 * ```
 * enter → route ──queued, assigning──► agent ──accepted──► serviceEnd ──served──► next
 *           │                            ├─timeout: queue timeout text───────────► timeout, else next
 *           └────────unavailable─────────┴─────unavailable: failure text────────► unavailable, else next
 * ```
 *
 * Another agent may accept while one serves: the session was passed on, and the customer hears of it
 * in the same words.
 */
export const TRANSFER: NodeBehaviour<TransferNode> = {
  schema: nodeSchema(
    'transfer',
    '转人工',
    'Transfer to an agent',
    {
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
    },
    {
      queueTimeoutSeconds: {
        type: 'integer',
        title: '排队超时（秒）',
        description: 'Queue timeout in seconds',
        minimum: 0,
        maximum: FLOW_LIMITS.queueTimeoutMaxSeconds,
      },
      queueTimeoutText: optionalText('排队超时提示消息', 'Queue timeout text'),
      unavailable: {
        ...NEXT,
        title: '无客服在线的下一节点',
        description: 'Next node with nobody online',
      },
      timeout: {
        ...NEXT,
        title: '排队超时的下一节点',
        description: 'Next node after the queue timeout',
      },
    },
  ),
  exits: ({ next, unavailable = next, timeout = next }) => [
    ...new Set([next, unavailable, timeout]),
  ],
  texts: (node) => [
    { field: 'queueText', text: node.queueText, variables: ['WaitNo'] },
    { field: 'failureText', text: node.failureText, variables: [] },
    { field: 'successText', text: node.successText, variables: ['StaffNo'] },
    { field: 'queueTimeoutText', text: node.queueTimeoutText ?? '', variables: [] },
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
        return served(node, input, context);
      default:
        return null;
    }
  },
};

function routed(node: TransferNode, input: FlowInput, context: NodeContext): NodeMove | null {
  switch (input.type) {
    case 'assigning':
      return agentWait(node);
    case 'queued':
      context.set('WaitNo', String(input.ahead));
      context.say(node.queueText);
      return agentWait(node);
    case 'unavailable':
      return unavailable(node, context);
    default:
      return null;
  }
}

function answered(node: TransferNode, input: FlowInput, context: NodeContext): NodeMove | null {
  switch (input.type) {
    case 'accepted':
      return accepted(node, input.staffNo, context);
    case 'unavailable':
      return unavailable(node, context);
    case 'timeout':
      if (agentWait(node).wait.timeoutSeconds === undefined) return null;
      context.markUnserved('seatGiveUp');
      context.visit('timeout');
      context.say(node.queueTimeoutText ?? '');
      return { to: node.timeout ?? node.next };
    default:
      return null;
  }
}

function agentWait({ group, queueTimeoutSeconds = 0 }: TransferNode) {
  const limit = queueTimeoutSeconds > 0 ? { timeoutSeconds: queueTimeoutSeconds } : {};
  return { wait: { awaiting: 'agent' as const, group, ...limit } };
}

function unavailable(node: TransferNode, context: NodeContext): NodeMove {
  context.markUnserved('noSeatOnline');
  // Without a way of its own there is no branch to be told.
  if (node.unavailable !== undefined) context.visit('unavailable');
  context.say(node.failureText);
  return { to: node.unavailable ?? node.next };
}

function served(node: TransferNode, input: FlowInput, context: NodeContext): NodeMove | null {
  switch (input.type) {
    case 'accepted':
      return accepted(node, input.staffNo, context);
    case 'served':
      return { to: node.next };
    default:
      return null;
  }
}

function accepted(node: TransferNode, staffNo: string, context: NodeContext): NodeMove {
  context.set('StaffNo', staffNo);
  context.say(node.successText);
  const replyTimeoutSeconds = context.endAhead(node.next)?.replyTimeoutSeconds ?? 0;
  return { wait: { awaiting: 'serviceEnd', replyTimeoutSeconds } };
}
