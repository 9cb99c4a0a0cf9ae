import { statusChoices, statusTone, REST_REASONS } from './statuses';

test('an agent offline is not offered to go offline', () => {
  expect(statusChoices('offline').map((choice) => choice.status)).not.toContain('offline');
});

test('the status that holds is left out, going offline is last', () => {
  const choices = statusChoices('free');
  expect(choices.map((choice) => choice.status)).not.toContain('free');
  expect(choices.at(-1)).toEqual({ status: 'offline' });
});

test('a break can be chosen with each reason, also from a break', () => {
  const reasons = statusChoices('rest').flatMap((choice) => choice.reason ?? []);
  expect(reasons).toEqual([...REST_REASONS]);
});

test('busy is never chosen, it follows from the work in hand', () => {
  for (const status of ['offline', 'free', 'busy', 'arrange', 'notReady', 'rest'] as const) {
    expect(statusChoices(status).map((choice) => choice.status)).not.toContain('busy');
  }
});

test('only an agent who can be given work is green', () => {
  expect(statusTone('free')).toBe('success');
  expect(statusTone('offline')).toBe('neutral');
  expect(statusTone('rest')).toBe('warning');
});
