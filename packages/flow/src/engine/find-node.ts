import type { EndNode, FlowNode } from '../model';

/** What can be searched: a definition, or the nodes of one that is being checked. */
interface Nodes {
  readonly nodes: readonly FlowNode[];
}

/** The node with this id. */
export function findNode(definition: Nodes, id: string): FlowNode | undefined {
  return definition.nodes.find((node) => node.id === id);
}

/** The end node to which messages and ratings alone lead from `id`; none in a flow that is not valid. */
export function findEndAhead(definition: Nodes, id: string): EndNode | null {
  let node = findNode(definition, id);
  for (let left = definition.nodes.length; left > 0; left -= 1) {
    // Once an agent has served, the session closes: nothing else can follow.
    if (node?.kind !== 'message' && node?.kind !== 'rating') break;
    node = findNode(definition, node.next);
  }
  return node?.kind === 'end' ? node : null;
}
