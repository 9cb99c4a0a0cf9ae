import { findEndAhead } from '../engine/find-node';
import type { FlowNode, FlowProblem } from '../model';
import { NODE_KINDS, exitsOf, textsOf } from '../nodes/node-kinds';
import { errorExit } from '../nodes/wrong-input';
import { variablesIn } from '../variables';
import type { FlowGraph } from './graph';
import { problem } from './problem';

type Names = ReadonlySet<string>;

/** Texts with a collected variable that not every path to them has collected. */
export function collectedTooLate(graph: FlowGraph): FlowProblem[] {
  const collected = new Set(graph.nodes.flatMap(namesKeptBy));
  const known = collectedBefore(graph);
  return graph.nodes.flatMap((node) => {
    const here = node.kind === 'end' ? whileServed(graph, known, node.id) : known.get(node);
    // Undefined: no text is ever said here, or nothing leads here, which is told already.
    return here === undefined ? [] : missingAt(node, collected, here);
  });
}

/** The variables that have a value once the flow has gone on from the node. */
function namesKeptBy(node: FlowNode): string[] {
  switch (node.kind) {
    case 'http':
      return node.fields.map(({ variable }) => variable);
    case 'collect':
    case 'collectDigits':
      return [node.variable];
    case 'rating':
      return node.variable === undefined ? [] : [node.variable];
    default:
      return [];
  }
}

function missingAt(node: FlowNode, collected: Names, known: Names): FlowProblem[] {
  return textsOf(node.kind, node).flatMap(({ field, text }) => {
    const { title = field, description = field } =
      NODE_KINDS[node.kind].schema.properties[field] ?? {};
    return [...new Set(variablesIn(text))]
      .filter((name) => collected.has(name) && !known.has(name))
      .map((name) =>
        problem(
          node,
          'variable.notCollected',
          `“${title}”中的变量 \${${name}} 并非在每条路径上都已收集`,
          `"${description}" names \${${name}}, which is not collected on every path to it`,
        ),
      );
  });
}

/** Per node that can be reached: what every path from the start has collected on the way. */
function collectedBefore(graph: FlowGraph): ReadonlyMap<FlowNode, Names> {
  const starts = graph.nodes.filter((node) => node.kind === 'start');
  const known = new Map<FlowNode, Names>(starts.map((node) => [node, new Set()]));
  const open: FlowNode[] = [...starts];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const { to, names } of waysFrom(node, known.get(node) ?? new Set())) {
      const next = graph.get(to);
      if (next === undefined) continue;
      const before = known.get(next);
      const after = before === undefined ? names : inBoth(before, names);
      if (before === undefined || after.size < before.size) {
        known.set(next, after);
        open.push(next);
      }
    }
  }
  return known;
}

/** An answer is collected on the way onward only: the other ways of the same node are without. */
function waysFrom(node: FlowNode, names: Names): Array<{ to: string; names: Names }> {
  const after = new Set([...names, ...namesKeptBy(node)]);
  const onward = (to: string) => ({ to, names: after });
  const without = (to: string) => ({ to, names });
  switch (node.kind) {
    case 'collect':
      return [onward(node.next), ...errorExit(node).map(without)];
    case 'collectDigits':
      return [onward(node.next), ...[node.error, node.noKey].map(without)];
    default:
      return exitsOf(node.kind, node).map(onward);
  }
}

/** The texts of an end node are said only while an agent serves: paths without a transfer do not count. */
function whileServed(
  graph: FlowGraph,
  known: ReadonlyMap<FlowNode, Names>,
  end: string,
): Names | undefined {
  return graph.nodes
    .filter((node) => node.kind === 'transfer' && findEndAhead(graph, node.next)?.id === end)
    .flatMap((node) => known.get(node) ?? [])
    .reduce<Names | undefined>(
      (all, names) => (all === undefined ? names : inBoth(all, names)),
      undefined,
    );
}

function inBoth(one: Names, other: Names): Names {
  return new Set([...one].filter((name) => other.has(name)));
}
