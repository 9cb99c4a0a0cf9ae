import type { EndNode } from '@ccc/flow';

/** How the demonstration's further flows end: in the words of the quick start, without a rating of its own. */
export const DEMO_END: EndNode = {
  kind: 'end',
  id: 'end',
  label: '结束',
  replyTimeoutSeconds: 120,
  timeoutText: '超时未回复，本次会话将自动退出。',
  agentEndText: '本次会话已经结束。',
  rating: 'off',
};
