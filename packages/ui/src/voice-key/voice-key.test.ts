import { mount } from '../../test/mount';

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] }));
afterEach(() => jest.useRealTimers());

async function held() {
  const key = mount('voice-key', { language: 'en' });
  const recorded = key.listen('record');
  await key.touch('touchstart', 700, '.key');
  return { key, recorded };
}

test('is held to speak and let go to send', async () => {
  const { key, recorded } = await held();
  expect(key.textOf('.panel')).toContain('Slide up to cancel');
  await key.fire('touchend', {}, '.key');
  expect(recorded).toEqual([{ phase: 'start' }, { phase: 'finish' }]);
  expect(key.has('.panel')).toBe(false);
});

test('is pushed upwards to cancel, and back again', async () => {
  const { key, recorded } = await held();
  await key.touch('touchmove', 600, '.key');
  expect(key.has('.panel--cancel')).toBe(true);
  await key.touch('touchmove', 690, '.key');
  expect(key.has('.panel--cancel')).toBe(false);
  await key.touch('touchmove', 600, '.key');
  await key.fire('touchend', {}, '.key');
  expect(recorded).toEqual([{ phase: 'start' }, { phase: 'cancel' }]);
});

test('counts down from fifty seconds, and sends after a minute', async () => {
  const { key, recorded } = await held();
  jest.advanceTimersByTime(49_000);
  expect(key.textOf('.hint')).toBe('Slide up to cancel');
  jest.advanceTimersByTime(1000);
  expect(key.textOf('.hint')).toBe('10 s left');
  jest.advanceTimersByTime(10_000);
  expect(recorded).toEqual([{ phase: 'start' }, { phase: 'finish' }]);
});

test('a call that comes in between cancels', async () => {
  const { key, recorded } = await held();
  await key.fire('touchcancel', {}, '.key');
  expect(recorded).toEqual([{ phase: 'start' }, { phase: 'cancel' }]);
});
