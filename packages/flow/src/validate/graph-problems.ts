import { findEndAhead } from '../engine/find-node';
import type { FlowNode, FlowProblem, TransferNode } from '../model';
import { exitsOf } from '../nodes/node-kinds';
import { FlowGraph, spread } from './graph';
import { collectedTooLate } from './collected-too-late';
import { WHOLE_FLOW, problem } from './problem';

/** Where sound nodes do not make a sound flow. */
export function graphProblems(nodes: readonly FlowNode[]): FlowProblem[] {
  const graph = new FlowGraph(nodes);
  const broken = [...doubledIds(nodes), ...startProblems(nodes), ...exitProblems(graph)];
  // With a way missing, most of a flow cannot be reached or cannot end: naming the way is enough.
  return broken.length > 0 ? broken : [...pathProblems(graph), ...collectedTooLate(graph)];
}

function doubledIds(nodes: readonly FlowNode[]): FlowProblem[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const again = seen.has(node.id);
    seen.add(node.id);
    const en = `The node id "${node.id}" is used twice`;
    return again ? [problem(node, 'node.idDoubled', `节点 ID“${node.id}”重复`, en)] : [];
  });
}

function startProblems(nodes: readonly FlowNode[]): FlowProblem[] {
  const [first, ...more] = nodes.filter((node) => node.kind === 'start');
  if (first === undefined) {
    const zh = '缺少“开始”模块';
    return [problem(WHOLE_FLOW, 'flow.startMissing', zh, 'There is no start node')];
  }
  return more.map((node) =>
    problem(node, 'flow.startDoubled', '“开始”模块只能有一个', 'There is more than one start node'),
  );
}

function exitProblems(graph: FlowGraph): FlowProblem[] {
  return graph.nodes.flatMap((node) =>
    [...new Set(exitsOf(node.kind, node))]
      .filter((id) => !graph.has(id))
      .map((id) =>
        problem(
          node,
          'node.nextUnknown',
          `连接的下一个节点“${id}”不存在`,
          `The next node "${id}" does not exist`,
        ),
      ),
  );
}

function pathProblems(graph: FlowGraph): FlowProblem[] {
  const starts = graph.nodes.filter((node) => node.kind === 'start');
  const ends = graph.nodes.filter((node) => node.kind === 'end');
  if (ends.length === 0) {
    return [problem(WHOLE_FLOW, 'flow.endMissing', '缺少“结束”模块', 'There is no end node')];
  }
  const reached = graph.reachableFrom(starts);
  const ending = graph.leadingTo(ends);
  return graph.nodes.flatMap((node): FlowProblem[] => {
    if (!reached.has(node)) {
      const en = 'No path leads to this node';
      return [problem(node, 'node.unreachable', '没有流程可以到达该节点', en)];
    }
    if (returnsWithoutWaiting(graph, node)) {
      const en = 'The flow runs in a circle here without waiting for the customer';
      return [problem(node, 'node.endlessLoop', '流程在此处循环且不等待用户', en)];
    }
    if (!ending.has(node)) {
      const en = 'No path leads from this node to an end node';
      return [problem(node, 'node.noEndAhead', '从该节点无法到达“结束”模块', en)];
    }
    return node.kind === 'transfer' ? afterTransfer(graph, node) : [];
  });
}

/**
 * Kinds at which the flow stands still until something happens. A rating or a left message may be
 * there before it is asked for, and a prompt passes where nobody hears it: a circle of them would never end.
 */
const WAITING: ReadonlySet<FlowNode['kind']> = new Set([
  'branch',
  'menu',
  'collect',
  'keyBranch',
  'collectDigits',
  'end',
]);

function returnsWithoutWaiting(graph: FlowGraph, node: FlowNode): boolean {
  const onward = (from: FlowNode): FlowNode[] => {
    // With nobody online a transfer goes on at once.
    if (from.kind === 'transfer') return [graph.get(from.unavailable ?? from.next) ?? []].flat();
    return WAITING.has(from.kind) ? [] : graph.exits(from);
  };
  return spread(onward(node), onward).has(node);
}

/** Once the service is over the session closes: nothing that the customer answers in words may follow. */
function afterTransfer(graph: FlowGraph, transfer: TransferNode): FlowProblem[] {
  if (findEndAhead(graph, transfer.next) !== null) return [];
  const zh = '转人工服务结束之后只能经过“消息发送”“满意度评价”连接到“结束”模块';
  const en = 'After a transfer only messages and ratings may come before the end node';
  return [problem(transfer, 'transfer.endNotNext', zh, en)];
}
