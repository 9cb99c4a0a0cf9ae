import type { Choice, UnservedReason } from '@ccc/protocol';
import type { FlowDefinition, FlowNode } from '../model';
import type { HttpCall, FlowInput, FlowOutput, FlowSnapshot } from '../run-model';
import type { NodeContext, NodeMove } from '../nodes/node-behaviour';
import { enterNode, receiveAtNode } from '../nodes/node-kinds';
import { fillVariables } from '../variables';
import { findEndAhead, findNode } from './find-node';

/** What one input came to. */
export interface FlowStep {
  /** The very same object when nothing changed. */
  snapshot: FlowSnapshot;
  /** What to do, in order. */
  outputs: FlowOutput[];
}

/**
 * Walks the flow as far as one input carries it: until a node waits, or the end.
 *
 * Pure and total. `snapshot` null is a session that has not begun. An input that does not fit what
 * the flow waits for changes nothing and gives no outputs. A definition that `validateFlow` would
 * refuse (a missing node, a loop that never waits) ends at the node where it cannot go on.
 *
 * @param now Milliseconds since 1970, for service hours; when it is left out they count as open.
 */
export function stepFlow(
  definition: FlowDefinition,
  snapshot: FlowSnapshot | null,
  input: FlowInput,
  now: number | null = null,
): FlowStep {
  const from = snapshot ?? beginning(definition);
  const node = findNode(definition, from.node);
  if (node === undefined) return { snapshot: from, outputs: [] };
  const walk = new Walk(definition, node, from, now);
  const move = receiveAtNode(node.kind, node, from, input, walk);
  if (move === null) return { snapshot: from, outputs: [] };
  return { snapshot: keepIfEqual(from, walk.follow(move)), outputs: walk.outputs };
}

function beginning(definition: FlowDefinition): FlowSnapshot {
  const start = definition.nodes.find((node) => node.kind === 'start');
  return { node: start?.id ?? '', awaiting: 'start', variables: {} };
}

/** What is waited for anew, with something else in it, where the flow goes on to wait for the same. */
const ALWAYS_NEW: ReadonlySet<FlowSnapshot['awaiting']> = new Set(['http', 'keys', 'route']);

/** A wrong reply leaves the flow where it was: then there is nothing new to store. */
function keepIfEqual(before: FlowSnapshot, after: FlowSnapshot): FlowSnapshot {
  const equal =
    before.node === after.node &&
    before.awaiting === after.awaiting &&
    !ALWAYS_NEW.has(before.awaiting) &&
    errorsOf(before) === errorsOf(after) &&
    before.variables === after.variables &&
    before.closed === after.closed &&
    before.unserved === after.unserved;
  return equal ? before : after;
}

function errorsOf(snapshot: FlowSnapshot): number | undefined {
  return snapshot.awaiting === 'reply' ? snapshot.errors : undefined;
}

/** One walk from a node to the next wait: the context that nodes act through. */
class Walk implements NodeContext {
  readonly outputs: FlowOutput[] = [];
  variables: Record<string, string>;
  private closed: boolean;
  private unserved: FlowSnapshot['unserved'];

  constructor(
    private readonly definition: FlowDefinition,
    private node: FlowNode,
    from: FlowSnapshot,
    readonly now: number | null,
  ) {
    this.variables = from.variables;
    this.closed = from.closed === true;
    this.unserved = from.unserved;
  }

  follow(first: NodeMove): FlowSnapshot {
    let move = first;
    // Each node is entered at most once between two waits in a valid flow.
    for (let left = this.definition.nodes.length; 'to' in move; left -= 1) {
      const next = left > 0 ? findNode(this.definition, move.to) : undefined;
      if (next === undefined) {
        this.end();
        move = { wait: { awaiting: 'ended' } };
      } else {
        this.node = next;
        move = enterNode(next.kind, next, this);
      }
    }
    return {
      node: this.node.id,
      ...move.wait,
      variables: this.variables,
      ...(this.closed ? { closed: true } : {}),
      ...(this.unserved ? { unserved: this.unserved } : {}),
    };
  }

  visit(branch?: string): void {
    const { id, kind, label } = this.node;
    const visit = { type: 'visit', node: id, kind, label } as const;
    this.outputs.push(branch === undefined ? visit : { ...visit, branch });
  }

  say(text: string, choices?: Choice[]): void {
    const filled = fillVariables(text, this.variables);
    if (filled.trim() === '') return;
    const say = { type: 'say', node: this.node.id, text: filled } as const;
    this.outputs.push(choices === undefined ? say : { ...say, choices });
  }

  prompt(text: string, sound?: string, plays = 1): void {
    const filled = fillVariables(text, this.variables);
    if (sound === undefined && filled.trim() === '') return;
    this.outputs.push({
      type: 'say',
      node: this.node.id,
      text: filled,
      ...(sound === undefined ? {} : { sound }),
      ...(plays === 1 ? {} : { plays }),
    });
  }

  route(group: string): void {
    this.outputs.push({ type: 'route', node: this.node.id, group });
  }

  callHttp(call: HttpCall): void {
    this.outputs.push({ type: 'callHttp', node: this.node.id, call });
  }

  invite(to: 'rated' | 'left', text: string, choices?: Choice[]): void {
    const filled = fillVariables(text, this.variables);
    const invite = { type: 'invite', node: this.node.id, to, text: filled } as const;
    this.outputs.push(choices === undefined ? invite : { ...invite, choices });
  }

  end(): void {
    this.outputs.push({ type: 'end', node: this.node.id });
  }

  set(variable: string, value: string): void {
    this.variables = { ...this.variables, [variable]: value };
  }

  markClosed(): void {
    this.closed = true;
  }

  markUnserved(reason: UnservedReason): void {
    this.unserved = reason;
  }

  endAhead(next: string): { replyTimeoutSeconds: number } | null {
    return findEndAhead(this.definition, next);
  }
}
