import type { AgentStatus } from '@ccc/protocol';
import { isKnownReason, REST_REASONS, statusChoices, statusTone } from './statuses';

const names = (current: AgentStatus, isBooked?: boolean) =>
  statusChoices(current, isBooked).map((choice) => choice.status);

test('from offline there is only the way in', () => {
  expect(statusChoices('offline')).toEqual([{ status: 'free' }]);
});

test('the status that holds is left out, going offline is last', () => {
  expect(names('free')).not.toContain('free');
  expect(names('notReady')).not.toContain('notReady');
  expect(names('notReady')[0]).toBe('free');
  expect(names('free').at(-1)).toBe('offline');
});

test('a break can be chosen with each reason, also from a break', () => {
  const reasons = statusChoices('rest').flatMap((choice) => choice.reason ?? []);
  expect(reasons).toEqual([...REST_REASONS]);
});

test('with work in hand, free only takes back what was booked', () => {
  expect(names('busy')).not.toContain('free');
  expect(names('busy', true)).toContain('free');
  expect(names('arrange', true)).toContain('free');
});

test('busy and arrange are never chosen, they follow from the work in hand', () => {
  for (const status of ['offline', 'free', 'busy', 'arrange', 'notReady', 'rest'] as const) {
    expect(names(status)).not.toContain('busy');
    expect(names(status)).not.toContain('arrange');
  }
});

test('only an agent who can be given work is green', () => {
  expect(statusTone('free')).toBe('success');
  expect(statusTone('offline')).toBe('neutral');
  expect(statusTone('rest')).toBe('warning');
});

test('a missed offer is a known reason, free words are not', () => {
  expect(isKnownReason('missedOffer')).toBe(true);
  expect(isKnownReason('meal')).toBe(true);
  expect(isKnownReason('dentist')).toBe(false);
});
