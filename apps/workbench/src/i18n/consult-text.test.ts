import type { Notice } from '@ccc/core';
import { ME, OTHER } from '../../test/chat-log';
import { noticeText } from './notice-text';
import { translatorOf } from './translate';

const from = { ...ME, nickname: '小林' };
const agent = { ...OTHER, nickname: '小鹿' };
const ended = (
  reason: Extract<Notice, { name: 'consultEnded' }>['reason'],
  state: 'asked' | 'alone' = 'alone',
): Notice => ({ name: 'consultEnded', agent, state, reason });

test.each<[Notice, string, string]>([
  [
    { name: 'consulted', from, agent, note: '要发票' },
    '小林 咨询了 小鹿，留言：要发票',
    '小林 consults 小鹿. Note: 要发票',
  ],
  [
    { name: 'consulted', from: undefined, agent },
    '其他客服 咨询了 小鹿',
    'Another agent consults 小鹿',
  ],
  [
    { name: 'consultJoined', agent },
    '小鹿 已加入通话，客户听不到',
    '小鹿 has joined the call, unheard by the customer',
  ],
  [
    { name: 'consultThree', agent },
    '三方通话：客户与 小鹿 可以互相听到',
    'All three: 小鹿 and the customer hear each other',
  ],
  [
    { name: 'handedOver', from, agent },
    '小林 已把客户转给 小鹿',
    '小林 handed the customer over to 小鹿',
  ],
  [ended('refused', 'asked'), '小鹿 拒绝了咨询', '小鹿 declined the consultation'],
  [ended('noAnswer', 'asked'), '小鹿 未接听咨询', '小鹿 did not answer the consultation'],
  [
    ended('away', 'asked'),
    '小鹿 已下线，咨询取消',
    '小鹿 went offline, the consultation is cancelled',
  ],
  [ended('left'), '小鹿 已离开通话', '小鹿 has left the call'],
  [ended('lost'), '小鹿 断线，已退出通话', '小鹿 lost the connection and is out of the call'],
  [
    ended('takenBack'),
    '咨询结束，小鹿 已退出通话',
    'The consultation is over, 小鹿 is out of the call',
  ],
  [ended('takenBack', 'asked'), '已取消咨询 小鹿', 'The consultation of 小鹿 was cancelled'],
])('a consultation in the conversation: %j', (notice, chinese, english) => {
  expect(noticeText(notice, translatorOf('zh-CN'))).toBe(chinese);
  expect(noticeText(notice, translatorOf('en'))).toBe(english);
});
