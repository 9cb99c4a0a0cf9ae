import { stepFlow, type FlowInput, type FlowSnapshot } from '@ccc/flow';
import {
  asId,
  type Actor,
  type EndStatusString,
  type FlowVisit,
  type SkillGroupId,
} from '@ccc/protocol';
import type { DecideContext, NewEvent } from '../contract';

export const SYSTEM: Actor = { kind: 'system' };

/** What a step of the flow comes to in a session. */
export interface FlowFacts {
  /** `flow.stepped` (when the flow moved, even back to where it was), then what it says. */
  events: NewEvent[];
  snapshot: FlowSnapshot;
  /** Null: the flow goes on. Otherwise what a session that ends by itself here ends as. */
  endedAs: Extract<EndStatusString, 'ivrEnd' | 'notWorkTime'> | null;
}

/** Steps the flow, as facts. */
export function stepFacts(
  { flow, now }: DecideContext,
  before: FlowSnapshot | null,
  input: FlowInput,
): FlowFacts {
  const { snapshot, outputs } = stepFlow(flow, before, input, now);
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
    snapshot === before && visited.length === 0
      ? []
      : [{ name: 'flow.stepped', actor: SYSTEM, data: { visited, snapshot } }];
  return {
    events: [...stepped, ...said],
    snapshot,
    endedAs: endedAs(snapshot),
  };
}

function endedAs(snapshot: FlowSnapshot): FlowFacts['endedAs'] {
  if (snapshot.awaiting !== 'ended') return null;
  return snapshot.closed === true ? 'notWorkTime' : 'ivrEnd';
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
