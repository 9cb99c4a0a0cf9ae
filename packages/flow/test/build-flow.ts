import type {
  BranchNode,
  EndNode,
  FlowDefinition,
  FlowNode,
  MessageNode,
  StartNode,
  TransferNode,
} from '../src';

/** Nodes with sound settings, to be bent by tests. */
export const make = {
  start: (next: string, id = 'start'): StartNode => ({ kind: 'start', id, label: id, next }),
  message: (id: string, next: string, text = 'words'): MessageNode => ({
    kind: 'message',
    id,
    label: id,
    text,
    next,
  }),
  branch: (id: string, ways: Record<string, string>): BranchNode => ({
    kind: 'branch',
    id,
    label: id,
    text: 'which?',
    wrongInputText: 'again',
    branches: Object.entries(ways).map(([keyword, next]) => ({
      name: `way ${keyword}`,
      keywords: [keyword],
      next,
    })),
  }),
  transfer: (id: string, next: string): TransferNode => ({
    kind: 'transfer',
    id,
    label: id,
    group: 'desk',
    queueText: 'ahead ${WaitNo}',
    failureText: 'nobody',
    successText: 'agent ${StaffNo}',
    next,
  }),
  end: (id = 'end'): EndNode => ({
    kind: 'end',
    id,
    label: id,
    replyTimeoutSeconds: 60,
    timeoutText: 'too late',
    agentEndText: 'bye from ${StaffNo}',
  }),
};

/** A document around nodes. */
export function flowOf(...nodes: FlowNode[]): FlowDefinition {
  return { schema: 1, id: 'flow', name: 'flow', nodes };
}
