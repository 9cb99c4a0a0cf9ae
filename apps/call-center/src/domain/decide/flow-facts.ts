import { stepFlow, type FlowInput, type FlowOutput, type FlowSnapshot } from '@ccc/flow';
import {
  asId,
  type Actor,
  type EndStatusString,
  type UnservedReason,
  type FlowVisit,
  type FlowWords,
  type SkillGroupId,
} from '@ccc/protocol';
import type { DecideContext, NewEvent } from '../contract';
import type { SessionState } from '../session-state';

export const SYSTEM: Actor = { kind: 'system' };

/** What a step of the flow comes to in a session. */
export interface FlowFacts {
  /** `flow.stepped` (when the flow moved, even back to where it was), then what it says. */
  events: NewEvent[];
  /** What it asks the customer to do, in words and as a fact. Comes after all that is said. */
  asks: NewEvent[];
  snapshot: FlowSnapshot;
  /** Something of it is to be heard. */
  isHeard: boolean;
  /** Null: the flow goes on. Otherwise what a session that ends by itself here ends as. */
  endedAs: Extract<EndStatusString, 'ivrEnd' | 'notWorkTime'> | UnservedReason | null;
}

/** What the customer may have done before the flow asks for it, and whether they hear what it says. */
type Answered = Pick<SessionState, 'rating' | 'left' | 'media'>;

/**
 * Steps the flow, as facts. What it would ask for and has is not asked for: it goes on at once.
 *
 * @param isCallerFree A caller who talks to somebody hears them, not the flow.
 */
export function stepFacts(
  { flow, now }: DecideContext,
  answered: Answered,
  before: FlowSnapshot | null,
  input: FlowInput,
  isCallerFree = input.type !== 'served',
): FlowFacts {
  let { snapshot, outputs } = stepFlow(flow, before, input, now);
  // A sound flow has no circle of what passes at once; one that slipped past stands still.
  for (let left = flow.nodes.length; left > 0; left -= 1) {
    const answer = answerTo(snapshot, answered);
    if (answer === null) break;
    const onward = stepFlow(flow, snapshot, answer, now);
    outputs = [...outputs.filter(({ type }) => type !== 'invite'), ...onward.outputs];
    snapshot = onward.snapshot;
  }
  const visited: FlowVisit[] = [];
  const said: NewEvent[] = [];
  const heard: FlowWords[] = [];
  const isHeard = answered.media !== undefined && isCallerFree;
  const asks: NewEvent[] = [];
  for (const output of outputs) {
    if (output.type === 'visit') {
      const { type: _type, ...visit } = output;
      visited.push(visit);
    } else if (output.type === 'say') {
      const { text, sound, choices, plays = 1 } = output;
      if (text.trim() !== '') said.push(sayFact(text, choices));
      const words = { text, ...(sound ? { sound } : {}) };
      if (isHeard) heard.push(...Array<FlowWords>(plays).fill(words));
    } else if (output.type === 'invite') {
      asks.push(...inviteFacts(output));
    }
  }
  const stepped: NewEvent[] =
    snapshot === before && visited.length === 0 && heard.length === 0
      ? []
      : [
          {
            name: 'flow.stepped',
            actor: SYSTEM,
            data: { visited, snapshot, ...(heard.length > 0 ? { heard } : {}) },
          },
        ];
  return {
    events: [...stepped, ...said],
    asks,
    snapshot,
    isHeard: heard.length > 0,
    endedAs: endedAs(snapshot),
  };
}

function endedAs(snapshot: FlowSnapshot): FlowFacts['endedAs'] {
  if (snapshot.awaiting !== 'ended') return null;
  return snapshot.unserved ?? (snapshot.closed === true ? 'notWorkTime' : 'ivrEnd');
}

function answerTo(snapshot: FlowSnapshot, { rating, left, media }: Answered): FlowInput | null {
  const { awaiting } = snapshot;
  // In writing nothing is played.
  if (media === undefined && awaitsHearing(snapshot)) return { type: 'played' };
  if (awaiting === 'rating' && typeof rating?.score === 'number') {
    return { type: 'rated', score: rating.score };
  }
  return awaiting === 'leave' && left !== undefined ? { type: 'left' } : null;
}

/** Whether the flow goes on only when what it said has been heard. */
export function awaitsHearing(snapshot: FlowSnapshot | null): boolean {
  if (snapshot?.awaiting === 'keys') return snapshot.dueAt === null;
  return snapshot?.awaiting === 'played';
}

function inviteFacts({ to, text, choices }: Extract<FlowOutput, { type: 'invite' }>): NewEvent[] {
  const name = to === 'rated' ? 'rating.invited' : 'leave.invited';
  const invited: NewEvent = { name, actor: SYSTEM, data: {} };
  return text.trim() === '' ? [invited] : [sayFact(text, choices), invited];
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
