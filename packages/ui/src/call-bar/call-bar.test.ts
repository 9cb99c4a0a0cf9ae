import { mount } from '../../test/mount';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000, doNotFake: ['nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

test('it says how the call stands and for how long, and leads back to it', async () => {
  const bar = mount('call-bar', { phase: 'connected', sinceMs: 1_000_000 - 5000, language: 'en' });
  expect(bar.textOf('.back')).toBe('On a call0:05Back to call');
  jest.advanceTimersByTime(1000);
  expect(bar.textOf('.time')).toBe('0:06');
  const back = bar.listen('unfold');
  await bar.tap('.back');
  expect(back).toHaveLength(1);
  bar.unmount();
  expect(jest.getTimerCount()).toBe(0);
});

test('that nobody hears the customer is said', () => {
  const bar = mount('call-bar', { phase: 'connected', isMuted: true, language: 'zh_CN' });
  expect(bar.textOf('.state')).toBe('已静音');
});

test('the call can be ended, or given up, from here', async () => {
  const bar = mount('call-bar', { phase: 'calling', language: 'zh_CN' });
  expect(bar.attributeOf('aria-label', '.end')).toBe('取消');
  const ended = bar.listen('hangup');
  await bar.tap('.end');
  expect(ended).toHaveLength(1);
});

test('that the call is recorded is said here, too', () => {
  const bar = mount('call-bar', { phase: 'connected', isRecorded: true, language: 'en' });
  expect(bar.attributeOf('aria-label', '.mark')).toBe('This call is recorded');
  expect(mount('call-bar', { phase: 'connected' }).has('.mark')).toBe(false);
});
