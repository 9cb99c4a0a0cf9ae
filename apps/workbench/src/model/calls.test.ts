import type { LegView } from '@ccc/core/desk/index';
import { asId, type CallId } from '@ccc/protocol';
import { callOf } from '../../test/fake-call';
import { taskOf } from '../../test/fake-desk';
import { callsOf, currentCall, isIncoming, qualityLevel, standingOf } from './calls';

const leg = (state: LegView['state']): LegView => ({
  call: asId<CallId>('c'),
  state,
  isMuted: false,
  quality: undefined,
  code: undefined,
});

test('calls are those of the sessions talked in, the oldest first', () => {
  const tasks = [taskOf('a', 'active'), taskOf('b', 'active'), taskOf('c', 'ended')];
  const [a, b, c] = tasks.map(({ session }) => session);
  const calls = new Map([
    [a!, callOf({ startedAt: 2 })],
    [b!, callOf({ startedAt: 1 })],
    [c!, callOf()],
  ]);
  expect(callsOf(tasks, calls).map(({ task }) => task.session)).toEqual(['b', 'a']);
});

test('only the customer’s call that nobody answered comes in', () => {
  const task = taskOf('a', 'active');
  expect(isIncoming({ task, call: callOf({ state: 'calling' }) })).toBe(true);
  expect(isIncoming({ task, call: callOf() })).toBe(false);
  expect(isIncoming({ task, call: callOf({ state: 'calling', by: 'agent' }) })).toBe(false);
});

test('what is talked in comes before what is held', () => {
  const held = { task: taskOf('a', 'active'), call: callOf({ isHeld: true }) };
  const live = { task: taskOf('b', 'active'), call: callOf() };
  expect(currentCall([live, held])).toBe(live);
  expect(currentCall([held])).toBe(held);
  expect(currentCall([])).toBeUndefined();
});

test.each([
  [callOf({ state: 'calling' }), undefined, 'calling'],
  [callOf(), undefined, 'connecting'],
  [callOf(), leg('connected'), 'connected'],
  [callOf({ isGreeting: true }), leg('connected'), 'greeting'],
  [callOf({ isGreeting: true }), leg('connecting'), 'connecting'],
  [callOf({ isGreeting: true, isHeld: true }), leg('connected'), 'greeting'],
  [callOf({ isHeld: true }), leg('connected'), 'held'],
  [callOf({ isHeld: true }), leg('reconnecting'), 'reconnecting'],
  [callOf(), leg('over'), 'over'],
] as const)('how it stands: %#', (view, own, standing) => {
  expect(standingOf(view, own)).toBe(standing);
});

test.each([
  [{ lossPercent: 0, jitterMs: 5, roundTripMs: 20 }, 'good'],
  [{ lossPercent: 0, jitterMs: 5, roundTripMs: undefined }, 'good'],
  [{ lossPercent: 3, jitterMs: 5, roundTripMs: 20 }, 'fair'],
  [{ lossPercent: 0, jitterMs: 45, roundTripMs: 20 }, 'fair'],
  [{ lossPercent: 0, jitterMs: 5, roundTripMs: 900 }, 'poor'],
  [{ lossPercent: 12, jitterMs: 5, roundTripMs: 20 }, 'poor'],
] as const)('quality %j is %s', (quality, level) => {
  expect(qualityLevel(quality)).toBe(level);
});
