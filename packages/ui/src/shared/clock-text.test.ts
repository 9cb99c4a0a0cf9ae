import { dividerText, durationText } from './clock-text';

const now = new Date(2026, 10, 21, 15, 0).getTime();

test.each([
  [new Date(2026, 10, 21, 9, 5), '09:05', '09:05'],
  [new Date(2026, 10, 20, 23, 59), '昨天 23:59', 'Yesterday 23:59'],
  [new Date(2026, 10, 19, 0, 0), '11月19日 00:00', '11/19 00:00'],
  [new Date(2025, 10, 21, 15, 0), '2025年11月21日 15:00', '2025/11/21 15:00'],
  [new Date(2026, 10, 21, 15, 1), '15:01', '15:01'],
])('a message of %s is dated by how long ago it was', (date, zh, en) => {
  expect(dividerText(date.getTime(), now, 'zh_CN')).toBe(zh);
  expect(dividerText(date.getTime(), now, 'en')).toBe(en);
});

test.each([
  [-5, '0:00'],
  [59_999, '0:59'],
  [83_000, '1:23'],
  [3_723_000, '1:02:03'],
])('%d ms of waiting read %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text);
});
