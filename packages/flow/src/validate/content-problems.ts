import { foldKeyword } from '../keyword';
import type { FlowNode, FlowProblem } from '../model';
import { NODE_KINDS, textsOf } from '../nodes/node-kinds';
import { FLOW_VARIABLES, variablesIn } from '../variables';
import { problem } from './problem';

/** What a sound node says wrongly: keywords twice, variables that are not known (there). */
export function contentProblems(node: FlowNode): FlowProblem[] {
  return [...variableProblems(node), ...keywordProblems(node)];
}

function variableProblems(node: FlowNode): FlowProblem[] {
  const known: readonly string[] = FLOW_VARIABLES;
  return textsOf(node.kind, node).flatMap(({ field, text, variables }) => {
    const here: readonly string[] = variables;
    const { title = field, description = field } =
      NODE_KINDS[node.kind].schema.properties[field] ?? {};
    return [...new Set(variablesIn(text))].flatMap((name): FlowProblem[] => {
      if (here.includes(name)) return [];
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

function keywordProblems(node: FlowNode): FlowProblem[] {
  if (node.kind !== 'branch') return [];
  const seen = new Set<string>();
  return node.branches
    .flatMap((branch) => branch.keywords)
    .flatMap((keyword) => {
      const folded = foldKeyword(keyword);
      const again = seen.has(folded);
      seen.add(folded);
      const en = `The keyword "${keyword}" stands twice`;
      return again ? [problem(node, 'keyword.doubled', `匹配关键词“${keyword}”重复`, en)] : [];
    });
}
