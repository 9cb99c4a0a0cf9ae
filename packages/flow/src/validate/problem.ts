import type { FlowProblem } from '../model';

/** The node a problem belongs to: as much of it as could be read. */
export interface ProblemNode {
  id: string | null;
  label: string | null;
}

/** A problem of the flow as a whole. */
export const WHOLE_FLOW: ProblemNode = { id: null, label: null };

/** One problem in both languages. */
export function problem(node: ProblemNode, code: string, zh: string, en: string): FlowProblem {
  return { code, node: node.id, label: node.label, 'zh-CN': zh, en };
}
