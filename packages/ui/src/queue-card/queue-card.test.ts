import { mount } from '../../test/mount';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000, doNotFake: ['nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([
  [-1, '正在查询排队位置'],
  [0, '马上轮到您'],
  [3, '前面还有 3 人'],
])('with %d people ahead it reads "%s"', (ahead, text) => {
  const card = mount('queue-card', { ahead, language: 'zh_CN' });
  expect(card.textOf('.place')).toBe(text);
});

test('how long it takes is said as soon as it is known', () => {
  const card = mount('queue-card', { ahead: 1, language: 'zh_CN' });
  expect(card.has('.estimate')).toBe(false);
  card.setProperties({ waitMinutes: 4 });
  expect(card.textOf('.estimate')).toBe('预计还需约 4 分钟');
});

test('the waiting time goes on by itself and stops with the card', () => {
  const card = mount('queue-card', { ahead: 1, sinceMs: 1_000_000 - 83_000, language: 'zh_CN' });
  expect(card.textOf('.waited')).toBe('已等待 1:23');
  jest.advanceTimersByTime(2000);
  expect(card.textOf('.waited')).toBe('已等待 1:25');
  card.unmount();
  expect(jest.getTimerCount()).toBe(0);
});

test('leaving the queue is asked for by its button', async () => {
  const card = mount('queue-card', { ahead: 1, language: 'en' });
  const cancels = card.listen('cancel');
  await card.tap('.cancel');
  expect(cancels).toHaveLength(1);
  expect(card.textOf('.cancel')).toBe('Leave queue');
});

test('leaving a message is asked for by its button', async () => {
  const card = mount('queue-card', { ahead: 1, language: 'zh_CN' });
  const leaves = card.listen('leave');
  await card.tap('.leave');
  expect(leaves).toHaveLength(1);
  expect(card.textOf('.leave')).toBe('留言');
});
