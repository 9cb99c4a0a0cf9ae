import type { EndStatusString } from '@ccc/core';
import { mount } from '../../test/mount';
import { endText } from './end-text';

const REASONS: EndStatusString[] = [
  'ok',
  'seatGiveUp',
  'seatForward',
  'ivrGiveUp',
  'ivrEnd',
  'autoFinished',
  'waitingGiveUp',
  'ringingGiveUp',
  'noSeatOnline',
  'notWorkTime',
  'error',
];

test('a new session is asked for by its button', async () => {
  const card = mount('session-end-card', { language: 'zh_CN', closeBy: 'seat', reason: 'ok' });
  const restarts = card.listen('restart');
  expect(card.textOf('.text')).toBe('客服已结束本次会话，感谢您的咨询。');
  await card.tap('.restart');
  expect(restarts).toHaveLength(1);
});

test.each(REASONS)('the documented reason %s has words in both languages', (reason) => {
  for (const closeBy of ['client', 'seat', 'admin', 'timer'] as const) {
    expect(endText(closeBy, reason, 'zh_CN')).toMatch(/[。]$/);
    expect(endText(closeBy, reason, 'en')).toMatch(/[.]$/);
  }
});

test('nobody online is told apart from an agent who ended it', () => {
  expect(endText('timer', 'noSeatOnline', 'zh_CN')).toContain('没有客服在线');
  expect(endText('client', 'ok', 'zh_CN')).toContain('您已结束');
});

test('a message can be left, and is thanked for', async () => {
  const card = mount('session-end-card', {
    language: 'zh_CN',
    closeBy: 'admin',
    reason: 'noSeatOnline',
    leave: 'open',
  });
  const leaves = card.listen('leave');
  await card.tap('.leave');
  expect(leaves).toHaveLength(1);
  card.setProperties({ leave: 'left' });
  expect(card.has('.leave')).toBe(false);
  expect(card.textOf('.left')).toContain('已收到您的留言');
});
