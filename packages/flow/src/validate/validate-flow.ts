import { CccError } from '@ccc/protocol';
import type { FlowDefinition, FlowNode, FlowProblem } from '../model';
import { NODE_KINDS, isNodeKind } from '../nodes/node-kinds';
import { contentProblems } from './content-problems';
import { graphProblems } from './graph-problems';
import { isObject, misfits } from './json-schema';
import { shapeProblems } from './shape-problems';

/**
 * Every problem of a document, with the node that has it; none: `parseFlow` takes it.
 * Shape comes first, then each sound node's contents, then (when every node is sound) the paths.
 */
export function validateFlow(json: unknown): FlowProblem[] {
  const shape = shapeProblems(json);
  const nodes = soundNodes(json);
  const collected = collectedNames(json);
  const contents = nodes.flatMap((node) => contentProblems(node, collected));
  return [...shape, ...contents, ...(shape.length === 0 ? graphProblems(nodes) : [])];
}

/**
 * A document as a flow. Fields that this version does not know are kept.
 *
 * @throws CccError `flow.invalid` with the first problem: `node` (its label, its id, or `-`) and `problem` (in Chinese).
 */
export function parseFlow(json: unknown): FlowDefinition {
  const [first] = validateFlow(json);
  if (first !== undefined) {
    const node = first.label ?? first.node ?? '-';
    throw new CccError('flow.invalid', { params: { node, problem: first['zh-CN'] } });
  }
  return json as FlowDefinition;
}

function nodesIn(json: unknown): unknown[] {
  return isObject(json) && Array.isArray(json['nodes']) ? json['nodes'] : [];
}

function soundNodes(json: unknown): FlowNode[] {
  return nodesIn(json).filter(isSoundNode);
}

/** Also from nodes that are not sound: their other faults do not make a variable unknown. */
function collectedNames(json: unknown): ReadonlySet<string> {
  return new Set(
    nodesIn(json).flatMap((node) => {
      if (!isObject(node)) return [];
      const fields = node['kind'] === 'http' ? node['fields'] : [node];
      return Array.isArray(fields) ? fields.flatMap(variableOf) : [];
    }),
  );
}

function variableOf(field: unknown): string[] {
  return isObject(field) && typeof field['variable'] === 'string' ? [field['variable']] : [];
}

function isSoundNode(node: unknown): node is FlowNode {
  if (!isObject(node)) return false;
  const { kind } = node;
  return isNodeKind(kind) && misfits(NODE_KINDS[kind].schema, node).length === 0;
}
