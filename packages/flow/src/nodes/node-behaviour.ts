import type { Choice, UnservedReason } from '@ccc/protocol';
import type { FlowNode, FlowProblem } from '../model';
import type { HttpCall, FlowInput, FlowWait } from '../run-model';
import type { FlowVariable } from '../variables';
import type { ObjectSchema } from '../validate/json-schema';

/** What a node may do while the flow stands at it. */
export interface NodeContext {
  /** Milliseconds since 1970; null: not told. */
  readonly now: number | null;
  readonly variables: Readonly<Record<string, string>>;
  /** Notes that the flow walked here; `branch` names the way it takes from here. */
  visit(branch?: string): void;
  /** Says a text, its variables filled in; an empty one is not said. */
  say(text: string, choices?: Choice[]): void;
  /** Says a text that has a sound of its own in a call, where it is heard so many times. @default plays 1 */
  prompt(text: string, sound?: string, plays?: number): void;
  /** Asks for a look at a skill group. */
  route(group: string): void;
  /** Asks for a call to another service. */
  callHttp(call: HttpCall): void;
  /** Invites the customer to rate or to leave a message, in these words, their variables filled in. */
  invite(to: 'rated' | 'left', text: string, choices?: Choice[]): void;
  /** Notes that the flow has ended. */
  end(): void;
  set(variable: string, value: string): void;
  /** Notes that the way leads through a closed door. */
  markClosed(): void;
  /** Notes that no agent came, and why. */
  markUnserved(reason: UnservedReason): void;
  /** The end node to which messages and ratings alone lead from here; none in a flow that is not valid. */
  endAhead(next: string): { replyTimeoutSeconds: number } | null;
}

/** Where the flow goes from a node: on to another, or it waits. */
export type NodeMove = { to: string } | { wait: FlowWait };

/** One text of a node and the variables that have a value when it is said. */
export interface NodeText {
  /** The setting that holds it. */
  field: string;
  text: string;
  variables: readonly FlowVariable[];
}

/** What is wrong inside one node. */
export type NodeFault = Pick<FlowProblem, 'code' | 'zh-CN' | 'en'>;

/** All that the flow knows of one kind of node. */
export interface NodeBehaviour<Node extends FlowNode> {
  /** The settings, as JSON Schema. */
  schema: ObjectSchema;
  /** The nodes it may lead to. */
  exits(node: Node): string[];
  texts(node: Node): NodeText[];
  /** What the schema cannot say of a node that looks right. */
  faults?(node: Node): NodeFault[];
  /** The flow arrives. */
  enter(node: Node, context: NodeContext): NodeMove;
  /** Something happens while the flow waits here; null: it does not fit, nothing happens. */
  receive(node: Node, wait: FlowWait, input: FlowInput, context: NodeContext): NodeMove | null;
}
