import type { CallView } from '@ccc/core';
import type { LegQuality, LegView } from '@ccc/core/desk/index';
import type {
  AgentId,
  CallMedia,
  DeskConsult,
  DeskTask,
  MeasuredSide,
  SessionId,
} from '@ccc/protocol';

/** A call of a session in hand. */
export interface DeskCall {
  task: DeskTask;
  call: CallView;
}

/** The calls of the sessions that are talked in, the oldest first. */
export function callsOf(
  tasks: readonly DeskTask[],
  calls: ReadonlyMap<SessionId, CallView>,
): DeskCall[] {
  const found: DeskCall[] = [];
  for (const task of tasks) {
    const call = calls.get(task.session);
    if (call && task.stage === 'active') found.push({ task, call });
  }
  return found.sort((a, b) => a.call.startedAt - b.call.startedAt);
}

/** How a consultation stands, as both desks show it. */
export type ConsultStanding = 'asked' | 'askedAside' | 'alone' | 'three';

export function consultStanding(consult: DeskConsult, { isHeld }: CallView): ConsultStanding {
  if (consult.expiresAt !== undefined) return isHeld ? 'asked' : 'askedAside';
  return isHeld ? 'alone' : 'three';
}

/** Whether the call is a colleague's, and this desk only helps. */
export function isHelper({ consult }: DeskTask, me: AgentId | undefined): boolean {
  return consult !== undefined && consult.agent.id === me;
}

/** Whether somebody's telephone rings whom this desk has asked: the customer, or a colleague. */
export function isRinging({ task: { consult }, call }: DeskCall): boolean {
  return call.state === 'calling' || (consult?.expiresAt !== undefined && call.isHeld);
}

/** What taking a task needs: a colleague who is asked is heard, never seen. */
export function mediaOf({ consult, media }: DeskTask): CallMedia | undefined {
  return consult ? 'audio' : media;
}

/** Whether the customer asks for it, and the agent has not said anything yet. */
export function isIncoming({ call }: DeskCall): boolean {
  return call.by === 'customer' && call.state === 'calling';
}

/** Whether one's own camera can be switched in it: a call of voices then comes to have pictures. */
export function canShow({ task, call }: DeskCall, me: AgentId | undefined): boolean {
  return call.state === 'connected' && !isHelper(task, me);
}

/** The call that keys and buttons mean: the one that is talked in, else the newest. */
export function currentCall(calls: readonly DeskCall[]): DeskCall | undefined {
  return calls.find(({ call }) => call.state === 'connected' && !call.isHeld) ?? calls.at(-1);
}

/** How a call stands, with one's own part in it. */
export type CallStanding = 'calling' | 'greeting' | 'held' | LegView['state'];

export function standingOf(call: CallView, leg: LegView | undefined): CallStanding {
  if (call.state === 'calling') return 'calling';
  const state = leg?.state ?? 'connecting';
  if (state !== 'connected') return state;
  if (call.isGreeting) return 'greeting';
  return call.isHeld ? 'held' : state;
}

/** What was measured of a side, as a live call would say it: on the whole, both ways. */
export function qualityOf({
  sentLossPercent,
  heardLossPercent,
  jitterMs,
  roundTripMs,
}: MeasuredSide): LegQuality {
  return {
    lossPercent: Math.max(sentLossPercent.mean, heardLossPercent?.mean ?? 0),
    jitterMs: jitterMs.mean,
    roundTripMs: roundTripMs?.mean,
  };
}

export type QualityLevel = 'good' | 'fair' | 'poor';

/** From where on words get lost, and where they cannot be followed any more. */
const LIMITS = [
  { level: 'poor', lossPercent: 10, jitterMs: 100, roundTripMs: 800 },
  { level: 'fair', lossPercent: 3, jitterMs: 40, roundTripMs: 350 },
] as const;

/** A figure that may not have been measured. */
export function wholeOrDash(figure: number | undefined): string {
  return figure === undefined ? '–' : String(Math.round(figure));
}

export function qualityLevel({
  lossPercent,
  jitterMs = 0,
  roundTripMs = 0,
}: LegQuality): QualityLevel {
  const found = LIMITS.find(
    (limit) =>
      lossPercent >= limit.lossPercent ||
      jitterMs >= limit.jitterMs ||
      roundTripMs >= limit.roundTripMs,
  );
  return found?.level ?? 'good';
}
