import { parseFlow, type FlowDefinition } from '@ccc/flow';
import { DEMO_END } from './demo-end';
import { DEMO } from './demo-people';

/** What customers meet out of hours, whenever one looks: but for a minute of Sunday's night it is closed. */
export const DEMO_CLOSED_FLOW: FlowDefinition = parseFlow({
  schema: 1,
  id: DEMO.closedFlow,
  name: '非服务时间演示',
  nodes: [
    { kind: 'start', id: 'start', label: '开始', next: 'hours' },
    {
      kind: 'hours',
      id: 'hours',
      label: '服务时间',
      weekly: [{ days: [7], from: '03:00', to: '03:01' }],
      exceptions: [],
      open: 'desk',
      closed: 'sorry',
    },
    {
      kind: 'transfer',
      id: 'desk',
      label: '转人工',
      group: 'product-consulting',
      queueText: '您前面还有 ${WaitNo} 人，请稍候。',
      failureText: '当前没有客服在线。',
      successText: '您好，${StaffNo} 号客服为您服务。',
      queueTimeoutSeconds: 120,
      queueTimeoutText: '抱歉让您久等了。',
      unavailable: 'end',
      timeout: 'end',
      next: 'end',
    },
    {
      kind: 'message',
      id: 'sorry',
      label: '休息',
      text: '您好，客服的服务时间为工作日 9:00 至 18:00，您可以留言，我们上班后回复。',
      next: 'end',
    },
    DEMO_END,
  ],
});
