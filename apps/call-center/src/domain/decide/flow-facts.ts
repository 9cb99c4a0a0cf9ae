import { stepFlow, type FlowDefinition, type FlowInput, type FlowSnapshot } from '@ccc/flow';
import { asId, type Actor, type FlowVisit, type SkillGroupId } from '@ccc/protocol';
import type { NewEvent } from '../contract';

export const SYSTEM: Actor = { kind: 'system' };

/** What a step of the flow comes to in a session. */
export interface FlowFacts {
  /** `flow.stepped` (when the flow moved), then what it says. */
  events: NewEvent[];
  snapshot: FlowSnapshot;
  hasEnded: boolean;
}

/** Steps the flow, as facts. */
export function stepFacts(
  flow: FlowDefinition,
  before: FlowSnapshot | null,
  input: FlowInput,
): FlowFacts {
  const { snapshot, outputs } = stepFlow(flow, before, input);
  const visited: FlowVisit[] = [];
  const said: NewEvent[] = [];
  for (const output of outputs) {
    if (output.type === 'visit') {
      const { type: _type, ...visit } = output;
      visited.push(visit);
    } else if (output.type === 'say') {
      said.push(sayFact(output.text, output.choices));
    }
  }
  const stepped: NewEvent[] =
    snapshot === before
      ? []
      : [{ name: 'flow.stepped', actor: SYSTEM, data: { visited, snapshot } }];
  return {
    events: [...stepped, ...said],
    snapshot,
    hasEnded: snapshot.awaiting === 'ended',
  };
}

/** Words of the service. */
export function sayFact(
  text: string,
  choices?: Array<{ keyword: string; label: string }>,
): NewEvent {
  const content = choices === undefined ? { text } : { text, choices };
  return {
    name: 'message.sent',
    actor: SYSTEM,
    data: { content: { type: 'text', ...content } },
  };
}

/** The skill group that the flow asks for. */
export function wantedGroup(snapshot: FlowSnapshot | null): SkillGroupId | null {
  return snapshot?.awaiting === 'route' ? asId<SkillGroupId>(snapshot.group) : null;
}
