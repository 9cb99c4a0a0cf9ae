import type { CallView } from '@ccc/core';
import type { LegView } from '@ccc/core/desk/index';
import { asId, type CallId } from '@ccc/protocol';
import { taskOf } from '../../test/fake-desk';
import { callsOf, currentCall, isIncoming, qualityLevel, standingOf } from './calls';

const call = (change: Partial<CallView> = {}): CallView => ({
  id: asId<CallId>('c'),
  media: 'audio',
  by: 'customer',
  state: 'connected',
  startedAt: 0,
  answeredAt: 0,
  isHeld: false,
  isRecorded: false,
  digits: '',
  ...change,
});
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
    [a!, call({ startedAt: 2 })],
    [b!, call({ startedAt: 1 })],
    [c!, call()],
  ]);
  expect(callsOf(tasks, calls).map(({ task }) => task.session)).toEqual(['b', 'a']);
});

test('only the customer’s call that nobody answered comes in', () => {
  const task = taskOf('a', 'active');
  expect(isIncoming({ task, call: call({ state: 'calling' }) })).toBe(true);
  expect(isIncoming({ task, call: call() })).toBe(false);
  expect(isIncoming({ task, call: call({ state: 'calling', by: 'agent' }) })).toBe(false);
});

test('what is talked in comes before what is held', () => {
  const held = { task: taskOf('a', 'active'), call: call({ isHeld: true }) };
  const live = { task: taskOf('b', 'active'), call: call() };
  expect(currentCall([live, held])).toBe(live);
  expect(currentCall([held])).toBe(held);
  expect(currentCall([])).toBeUndefined();
});

test.each([
  [call({ state: 'calling' }), undefined, 'calling'],
  [call(), undefined, 'connecting'],
  [call(), leg('connected'), 'connected'],
  [call({ isHeld: true }), leg('connected'), 'held'],
  [call({ isHeld: true }), leg('reconnecting'), 'reconnecting'],
  [call(), leg('over'), 'over'],
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
