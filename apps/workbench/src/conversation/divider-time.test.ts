import { dividerTime } from './divider-time';

const today = new Date(2026, 5, 15, 12, 0);

test('today needs no date, another day does, another year names itself', () => {
  expect(dividerTime(new Date(2026, 5, 15, 9, 5).getTime(), 'zh-CN', today)).toBe('09:05');
  expect(dividerTime(new Date(2026, 5, 14, 9, 5).getTime(), 'zh-CN', today)).toBe('6月14日 09:05');
  expect(dividerTime(new Date(2025, 5, 14, 9, 5).getTime(), 'zh-CN', today)).toContain('2025');
});
