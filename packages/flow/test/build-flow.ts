import type {
  BranchNode,
  CollectNode,
  EndNode,
  FlowDefinition,
  FlowNode,
  HoursNode,
  HttpNode,
  LeaveMessageNode,
  MenuNode,
  MessageNode,
  RatingNode,
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
  /** Open on working days from nine to five, in UTC. */
  hours: (id: string, open: string, closed: string): HoursNode => ({
    kind: 'hours',
    id,
    label: id,
    utcOffsetMinutes: 0,
    weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
    exceptions: [],
    open,
    closed,
  }),
  /** Two errors take the way `error`. */
  menu: (id: string, ways: string[], error: string): MenuNode => ({
    kind: 'menu',
    id,
    label: id,
    text: 'which?',
    options: ways.map((next, index) => ({ label: `option ${index + 1}`, next })),
    wrongInputText: 'again',
    maxErrors: 2,
    error,
  }),
  /** A text; two errors take the way `error`. */
  collect: (id: string, variable: string, next: string, error: string): CollectNode => ({
    kind: 'collect',
    id,
    label: id,
    text: 'what?',
    variable,
    form: 'text',
    wrongInputText: 'again',
    maxErrors: 2,
    error,
    next,
  }),
  /** Asks once more after a failure. */
  http: (id: string, next: string, failure: string): HttpNode => ({
    kind: 'http',
    id,
    label: id,
    method: 'GET',
    url: 'https://orders.example/api',
    timeoutMs: 3000,
    retries: 1,
    fields: [{ path: 'data.name', variable: 'name', default: 'nobody' }],
    next,
    failure,
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
  /** For a minute, with a choice to skip; the score is kept in `score`. */
  rating: (id: string, next: string): RatingNode => ({
    kind: 'rating',
    id,
    label: id,
    text: 'how was it?',
    skipText: 'skip',
    timeoutSeconds: 60,
    variable: 'score',
    next,
  }),
  /** For a minute, with a choice to skip. */
  leaveMessage: (id: string, next: string, otherwise: string): LeaveMessageNode => ({
    kind: 'leaveMessage',
    id,
    label: id,
    text: 'leave a message',
    skipText: 'skip',
    timeoutSeconds: 60,
    next,
    otherwise,
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
