import type { FlowNode, FlowProblem } from '../model';
import { NODE_KINDS, faultsOf, textsOf } from '../nodes/node-kinds';
import { FLOW_VARIABLES, variablesIn } from '../variables';
import { problem } from './problem';

/**
 * What a sound node says wrongly: variables that are not known (there), and the faults of its kind.
 * `collected` names what the flow collects anywhere: whether in time is a matter of its paths.
 */
export function contentProblems(node: FlowNode, collected: ReadonlySet<string>): FlowProblem[] {
  const faults = faultsOf(node.kind, node).map((fault) =>
    problem(node, fault.code, fault['zh-CN'], fault.en),
  );
  return [...variableProblems(node, collected), ...faults];
}

function variableProblems(node: FlowNode, collected: ReadonlySet<string>): FlowProblem[] {
  const known: readonly string[] = FLOW_VARIABLES;
  return textsOf(node.kind, node).flatMap(({ field, text, variables }) => {
    const here: readonly string[] = variables;
    const { title = field, description = field } =
      NODE_KINDS[node.kind].schema.properties[field] ?? {};
    return [...new Set(variablesIn(text))].flatMap((name): FlowProblem[] => {
      if (here.includes(name) || collected.has(name)) return [];
      return known.includes(name)
        ? [
            problem(
              node,
              'variable.notYetKnown',
              `“${title}”中的变量 \${${name}} 此时还没有值`,
              `"${description}" names \${${name}}, which has no value yet`,
            ),
          ]
        : [
            problem(
              node,
              'variable.unknown',
              `“${title}”中的变量 \${${name}} 不存在`,
              `"${description}" names \${${name}}, which does not exist`,
            ),
          ];
    });
  });
}
