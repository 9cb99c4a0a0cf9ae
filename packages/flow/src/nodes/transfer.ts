import { FLOW_LIMITS } from '../limits';
import type { TransferNode } from '../model';
import type { FlowInput, FlowWait } from '../run-model';
import { ANNOUNCEMENT_FIELD, announcementFaults, announcementTexts } from './announcement';
import type { NodeBehaviour, NodeContext, NodeFault, NodeMove } from './node-behaviour';
import { ID_PATTERN, NEXT, nodeSchema, optionalText } from './node-fields';
import { soundField } from './prompt-fields';

/**
 * 转人工: hands the customer to a skill group.
 *
 * ```
 * enter → route ──queued, assigning──► agent ──accepted──► serviceEnd ──served──► next
 *           │                            ├─timeout: queue timeout text───────────► timeout, else next
 *           └────────unavailable─────────┴─────unavailable: failure text────────► unavailable, else next
 * ```
 *
 * With an overflow group, `unavailable` and a wait of its seconds lead once more to `route`, for that group;
 * the queue timeout counts on from the beginning.
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
      successSound: soundField('接通播报音', 'Success sound'),
      ...ANNOUNCEMENT_FIELD,
      queueTimeoutSeconds: {
        type: 'integer',
        title: '排队超时（秒）',
        description: 'Queue timeout in seconds',
        minimum: 0,
        maximum: FLOW_LIMITS.queueTimeoutMaxSeconds,
      },
      overflow: {
        type: 'object',
        title: '溢出技能组',
        description: 'Overflow group',
        required: ['group', 'afterSeconds'],
        properties: {
          group: {
            type: 'string',
            title: '溢出技能组',
            description: 'Overflow group',
            pattern: ID_PATTERN,
          },
          afterSeconds: {
            type: 'integer',
            title: '溢出前等待（秒）',
            description: 'Seconds before the overflow',
            minimum: 0,
            maximum: FLOW_LIMITS.queueTimeoutMaxSeconds,
          },
        },
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
    ...announcementTexts(node),
    { field: 'queueTimeoutText', text: node.queueTimeoutText ?? '', variables: [] },
  ],
  faults: (node) => [...announcementFaults(node), ...overflowFaults(node)],
  enter(node, context) {
    context.visit();
    context.route(node.group);
    return { wait: { awaiting: 'route', group: node.group } };
  },
  receive(node, wait, input, context) {
    switch (wait.awaiting) {
      case 'route':
        return routed(node, wait, input, context);
      case 'agent':
        return answered(node, wait, input, context);
      case 'serviceEnd':
        return served(node, input, context);
      default:
        return null;
    }
  },
};

type QueueWait = Extract<FlowWait, { awaiting: 'route' | 'agent' }>;

function routed(
  node: TransferNode,
  wait: QueueWait,
  input: FlowInput,
  context: NodeContext,
): NodeMove | null {
  switch (input.type) {
    case 'assigning':
      return agentWait(node, wait);
    case 'queued':
      context.set('WaitNo', String(input.ahead));
      context.say(node.queueText);
      return agentWait(node, wait);
    case 'unavailable':
      return unavailable(node, wait, input, context);
    default:
      return null;
  }
}

function answered(
  node: TransferNode,
  wait: QueueWait,
  input: FlowInput,
  context: NodeContext,
): NodeMove | null {
  switch (input.type) {
    case 'accepted':
      return accepted(node, input.staffNo, context);
    case 'unavailable':
      return unavailable(node, wait, input, context);
    case 'timeout':
      return timedOut(node, wait, context);
    default:
      return null;
  }
}

function agentWait(node: TransferNode, { group, isOverflow }: QueueWait) {
  const seconds = waitSeconds(node, isOverflow === true);
  const limit = seconds > 0 ? { timeoutSeconds: seconds } : {};
  const mark = isOverflow ? { isOverflow } : {};
  return { wait: { awaiting: 'agent' as const, group, ...limit, ...mark, ...announced(node) } };
}

/** What whoever waits is to hear. */
function announced({ announcement }: TransferNode): Pick<TransferNode, 'announcement'> {
  return announcement === undefined ? {} : { announcement };
}

/** Until something else happens with who waits, counted from when they began to; 0: nothing does. */
function waitSeconds({ overflow, queueTimeoutSeconds = 0 }: TransferNode, isOverflow: boolean) {
  const afterSeconds = overflow?.afterSeconds ?? 0;
  return isOverflow || afterSeconds === 0 ? queueTimeoutSeconds : afterSeconds;
}

function timedOut(node: TransferNode, wait: QueueWait, context: NodeContext): NodeMove | null {
  if (waitSeconds(node, wait.isOverflow === true) === 0) return null;
  const { overflow } = node;
  if (overflow && overflow.afterSeconds > 0 && !wait.isOverflow) {
    return overflowTo(overflow.group, context);
  }
  context.markUnserved('seatGiveUp');
  context.visit('timeout');
  context.say(node.queueTimeoutText ?? '');
  return { to: node.timeout ?? node.next };
}

function unavailable(
  node: TransferNode,
  wait: QueueWait,
  { reason = 'noSeatOnline' }: Extract<FlowInput, { type: 'unavailable' }>,
  context: NodeContext,
): NodeMove {
  if (node.overflow && !wait.isOverflow) return overflowTo(node.overflow.group, context);
  context.markUnserved(reason);
  // Without a way of its own there is no branch to be told.
  if (node.unavailable !== undefined) context.visit('unavailable');
  context.say(node.failureText);
  return { to: node.unavailable ?? node.next };
}

function overflowTo(group: string, context: NodeContext): NodeMove {
  context.visit('overflow');
  context.route(group);
  return { wait: { awaiting: 'route', group, isOverflow: true } };
}

/** An overflow to the same group, or one that the queue timeout always forestalls. */
function overflowFaults({ group, overflow, queueTimeoutSeconds = 0 }: TransferNode): NodeFault[] {
  if (!overflow) return [];
  const faults: NodeFault[] = [];
  if (overflow.group === group) {
    const en = 'The overflow group is the skill group itself';
    faults.push({ code: 'overflow.same', 'zh-CN': '溢出技能组不能与技能组相同', en });
  }
  if (queueTimeoutSeconds > 0 && overflow.afterSeconds >= queueTimeoutSeconds) {
    const en = 'The overflow comes after the queue timeout, that is, never';
    faults.push({ code: 'overflow.late', 'zh-CN': '溢出前等待必须短于排队超时', en });
  }
  return faults;
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
  context.prompt(node.successText, node.successSound);
  const replyTimeoutSeconds = context.endAhead(node.next)?.replyTimeoutSeconds ?? 0;
  return { wait: { awaiting: 'serviceEnd', replyTimeoutSeconds, ...announced(node) } };
}
