import type { MessageItem } from '@ccc/core';
import { failedMessage } from './failed-message';

const LOOK = { languageTag: 'zh_CN', dock: 'composer' } as const;

function failed(code: MessageItem['code'], content?: MessageItem['content']): MessageItem {
  return {
    kind: 'message',
    key: 'k',
    session: undefined,
    seq: undefined,
    at: 1000,
    isOwn: true,
    sender: { kind: 'customer', customer: undefined },
    content: content ?? { type: 'text', text: '你好' },
    delivery: 'failed',
    code,
  };
}

test('a message that was refused says why, one that found no network does not; both can be sent again', () => {
  expect(failedMessage([failed('session.closed')], 'k', LOOK)).toMatchObject({
    reason: '会话已结束，请重新咨询。',
    remedy: 'resend',
  });
  expect(failedMessage([failed(undefined)], 'k', LOOK)).toMatchObject({ reason: '' });
  expect(failedMessage([], 'k', LOOK)).toMatchObject({ reason: '', remedy: 'resend' });
});

test('what the content check refused is written anew or given up, not sent again', () => {
  const refused = failed('message.refusedByCheck');
  expect(failedMessage([refused], 'k', LOOK)).toEqual({
    reason: '内容未通过安全检查，未发送，请修改后重试。',
    remedy: 'edit',
    text: '你好',
  });
  const english = { languageTag: 'en', dock: 'ended' } as const;
  expect(failedMessage([refused], 'k', english)).toMatchObject({
    reason: 'This did not pass the content check and was not sent. Change it and try again.',
    remedy: 'remove',
  });
  const card = failed('message.refusedByCheck', { type: 'card', title: '订单' });
  expect(failedMessage([card], 'k', LOOK)).toMatchObject({ remedy: 'remove', text: '' });
});
