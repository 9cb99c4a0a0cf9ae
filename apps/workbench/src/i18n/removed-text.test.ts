import type { ChatItem } from '@ccc/core';
import { summarize } from '../desk/task-summary';
import { noticeText } from './notice-text';
import { previewText } from './preview-text';
import { quoteText } from './quote-text';
import { translatorOf } from './translate';

const REMOVED = {
  kind: 'notice',
  key: 'r',
  session: 's1' as never,
  seq: 1,
  at: 1000,
  notice: { name: 'removed', isOwn: false, sender: { kind: 'customer', customer: undefined } },
} as const satisfies ChatItem;

test.each([
  ['zh-CN', '客户的一条消息内容不合规，已移除', '引用的消息已移除', '[已移除]'],
  [
    'en',
    'A message of the customer was removed by the content check',
    'The quoted message was removed',
    '[Removed]',
  ],
] as const)(
  'in %s, what did not pass the content check is said to be removed',
  (language, line, quote, preview) => {
    const t = translatorOf(language);
    expect(noticeText(REMOVED.notice, t)).toBe(line);
    expect(quoteText(REMOVED, t)).toBe(quote);
    expect(
      previewText(summarize({ items: [REMOVED], stage: { name: 'opening' } }, 0).lastText ?? '', t),
    ).toBe(preview);
  },
);
