import type { Choice } from '@ccc/protocol';
import { foldKeyword, matchBranch } from '../keyword';
import { FLOW_LIMITS } from '../limits';
import type { BranchNode } from '../model';
import type { NodeBehaviour, NodeFault } from './node-behaviour';
import { KEYWORDS, LABEL, NEXT, neededText, nodeSchema } from './node-fields';

/** 分支: asks, waits for a keyword; a reply that fits none is told so, and it waits again, without a limit. */
export const BRANCH: NodeBehaviour<BranchNode> = {
  schema: nodeSchema('branch', '分支', 'Branch', {
    text: neededText('文本消息', 'Question'),
    wrongInputText: neededText('输入错误时的提示', 'Wrong input text'),
    branches: {
      type: 'array',
      title: '分支场景关键词',
      description: 'Branches',
      minItems: 1,
      maxItems: FLOW_LIMITS.branches,
      items: {
        type: 'object',
        required: ['name', 'keywords', 'next'],
        properties: {
          name: { ...LABEL, title: '分支名称', description: 'Branch name' },
          keywords: { ...KEYWORDS, minItems: 1 },
          next: NEXT,
        },
      },
    },
  }),
  exits: (node) => node.branches.map((branch) => branch.next),
  texts: (node) => [
    { field: 'text', text: node.text, variables: [] },
    { field: 'wrongInputText', text: node.wrongInputText, variables: [] },
  ],
  faults: (node) => {
    const seen = new Set<string>();
    return node.branches
      .flatMap((branch) => branch.keywords)
      .flatMap((keyword): NodeFault[] => {
        const folded = foldKeyword(keyword);
        const again = seen.has(folded);
        seen.add(folded);
        const zh = `匹配关键词“${keyword}”重复`;
        const en = `The keyword "${keyword}" stands twice`;
        return again ? [{ code: 'keyword.doubled', 'zh-CN': zh, en }] : [];
      });
  },
  enter(node, context) {
    context.visit();
    context.say(node.text, choicesOf(node));
    return { wait: { awaiting: 'reply' } };
  },
  receive(node, { awaiting }, input, context) {
    if (awaiting !== 'reply' || input.type !== 'reply') return null;
    const branch = matchBranch(node.branches, input.text);
    if (branch === null) {
      context.say(node.wrongInputText, choicesOf(node));
      return { wait: { awaiting: 'reply' } };
    }
    context.visit(branch.name);
    return { to: branch.next };
  },
};

/** One button a branch: its first keyword is sent, its name is shown. */
function choicesOf(node: BranchNode): Choice[] {
  return node.branches.flatMap(({ keywords: [keyword], name }) =>
    keyword === undefined ? [] : [{ keyword, label: name }],
  );
}
