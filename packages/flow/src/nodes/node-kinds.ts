import type { FlowNodeKind, NodeByKind } from '../model';
import type { FlowInput, FlowWait } from '../run-model';
import { BRANCH } from './branch';
import { COLLECT } from './collect';
import { COLLECT_DIGITS } from './collect-digits';
import { END } from './end';
import { HOURS } from './hours';
import { HTTP } from './http';
import { KEY_BRANCH } from './key-branch';
import { LEAVE_MESSAGE } from './leave-message';
import { MENU } from './menu';
import { MESSAGE } from './message';
import type { NodeBehaviour, NodeContext, NodeFault, NodeMove, NodeText } from './node-behaviour';
import { PROMPT } from './prompt';
import { RATING } from './rating';
import { START } from './start';
import { TRANSFER } from './transfer';

/** Every kind of node, once: a new kind is a file beside these and a line here. */
export const NODE_KINDS: { readonly [Kind in FlowNodeKind]: NodeBehaviour<NodeByKind[Kind]> } = {
  start: START,
  message: MESSAGE,
  branch: BRANCH,
  hours: HOURS,
  menu: MENU,
  collect: COLLECT,
  http: HTTP,
  transfer: TRANSFER,
  rating: RATING,
  leaveMessage: LEAVE_MESSAGE,
  prompt: PROMPT,
  keyBranch: KEY_BRANCH,
  collectDigits: COLLECT_DIGITS,
  end: END,
};

/** Whether this version knows the kind. */
export function isNodeKind(kind: unknown): kind is FlowNodeKind {
  return typeof kind === 'string' && Object.prototype.hasOwnProperty.call(NODE_KINDS, kind);
}

/** The flow arrives at a node. */
export function enterNode<Kind extends FlowNodeKind>(
  kind: Kind,
  node: NodeByKind[Kind],
  context: NodeContext,
): NodeMove {
  return NODE_KINDS[kind].enter(node, context);
}

/** Something happens while the flow stands at a node. */
export function receiveAtNode<Kind extends FlowNodeKind>(
  kind: Kind,
  node: NodeByKind[Kind],
  wait: FlowWait,
  input: FlowInput,
  context: NodeContext,
): NodeMove | null {
  return NODE_KINDS[kind].receive(node, wait, input, context);
}

/** The nodes to which a node may lead. */
export function exitsOf<Kind extends FlowNodeKind>(kind: Kind, node: NodeByKind[Kind]): string[] {
  return NODE_KINDS[kind].exits(node);
}

/** The texts of a node. */
export function textsOf<Kind extends FlowNodeKind>(kind: Kind, node: NodeByKind[Kind]): NodeText[] {
  return NODE_KINDS[kind].texts(node);
}

/** What is wrong inside a node that looks right. */
export function faultsOf<Kind extends FlowNodeKind>(
  kind: Kind,
  node: NodeByKind[Kind],
): NodeFault[] {
  return NODE_KINDS[kind].faults?.(node) ?? [];
}
