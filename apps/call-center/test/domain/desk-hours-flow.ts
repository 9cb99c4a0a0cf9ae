import { parseFlow } from '@ccc/flow';

/** The desk is open every day from noon for these minutes, in Beijing. */
export const OPEN_MINUTES = 20;

const errors = { wrongInputText: '请重新输入。', maxErrors: 2, error: 'bye' };
const transfer = {
  kind: 'transfer',
  queueText: '${name}，前面还有${WaitNo}人。',
  failureText: '${name}，当前无客服在线。',
  successText: '${name}您好，${StaffNo}号客服为您服务。',
  next: 'end',
};

/** Looks at the clock, asks for a name, offers a menu; out of hours a menu of its own. */
export const DESK_HOURS_FLOW = parseFlow({
  schema: 1,
  id: 'desk-hours',
  name: '服务时间与菜单',
  nodes: [
    { kind: 'start', id: 'start', label: '开始', next: 'hours' },
    {
      kind: 'hours',
      id: 'hours',
      label: '服务时间',
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '12:00', to: `12:${OPEN_MINUTES}` }],
      exceptions: [],
      open: 'name',
      closed: 'sorry',
    },
    {
      kind: 'collect',
      id: 'name',
      label: '称呼',
      text: '请问怎么称呼您？',
      variable: 'name',
      form: 'text',
      ...errors,
      next: 'menu',
    },
    {
      kind: 'menu',
      id: 'menu',
      label: '业务',
      text: '${name}，请选择业务：',
      options: [
        { label: '咨询', next: 'consulting' },
        { label: '合作', next: 'cooperation' },
        { label: '重新填写', next: 'name' },
      ],
      ...errors,
    },
    { ...transfer, id: 'consulting', label: '转咨询', group: 'product-consulting' },
    { ...transfer, id: 'cooperation', label: '转合作', group: 'business-cooperation' },
    { kind: 'message', id: 'sorry', label: '休息', text: '现在不在服务时间。', next: 'closed' },
    {
      kind: 'menu',
      id: 'closed',
      label: '休息时',
      text: '还可以为您做什么？',
      options: [
        { label: '退出', next: 'bye' },
        { label: '再看一次', next: 'hours' },
      ],
      wrongInputText: '请选择。',
      maxErrors: 0,
    },
    { kind: 'message', id: 'bye', label: '再见', text: '再见。', next: 'end' },
    {
      kind: 'end',
      id: 'end',
      label: '结束',
      replyTimeoutSeconds: 120,
      timeoutText: '超时未回复。',
      agentEndText: '${name}，会话已经结束。',
    },
  ],
});
