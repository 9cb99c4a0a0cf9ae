import type { FlowNode } from '../model';
import { exitsOf } from '../nodes/node-kinds';

/** The nodes of a flow and the ways between them; ways to nodes that do not exist are left out. */
export class FlowGraph {
  private readonly byId: ReadonlyMap<string, FlowNode>;

  constructor(readonly nodes: readonly FlowNode[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  get(id: string): FlowNode | undefined {
    return this.byId.get(id);
  }

  exits(node: FlowNode): FlowNode[] {
    return exitsOf(node.kind, node).flatMap((id) => this.byId.get(id) ?? []);
  }

  /** The nodes that can be reached from these, which are among them. */
  reachableFrom(starts: readonly FlowNode[]): Set<FlowNode> {
    return spread(starts, (node) => this.exits(node));
  }

  /** The nodes from which one of these can be reached, which are among them. */
  leadingTo(goals: readonly FlowNode[]): Set<FlowNode> {
    const entries = new Map<FlowNode, FlowNode[]>();
    for (const node of this.nodes) {
      for (const exit of this.exits(node)) {
        entries.set(exit, [...(entries.get(exit) ?? []), node]);
      }
    }
    return spread(goals, (node) => entries.get(node) ?? []);
  }
}

/** These nodes and all that `next` leads to from them. */
export function spread(
  from: readonly FlowNode[],
  next: (node: FlowNode) => FlowNode[],
): Set<FlowNode> {
  const found = new Set(from);
  for (const node of found) next(node).forEach((neighbour) => found.add(neighbour));
  return found;
}
