import { parseFlow, type FlowDefinition } from '@ccc/flow';
import { DEMO } from './demo-people';

const transfer = {
  kind: 'transfer',
  queueText: '客服正忙，请不要挂断。',
  announcement: { text: '您前面还有${WaitNo}位，请继续等待。', everySeconds: 20 },
  failureText: '',
  successText: '转人工客服成功，${StaffNo}号客服代表为您服务。',
  unavailable: 'nobody',
  next: 'end',
};

/** 测试音频客服: a greeting, two keys, and the skill groups behind them. */
export const AUDIO_FLOW: FlowDefinition = parseFlow({
  schema: 1,
  id: DEMO.audioFlow,
  name: '测试音频客服',
  nodes: [
    {
      id: 'start',
      kind: 'start',
      label: '开始',
      position: { x: 360, y: 0 },
      next: 'greeting',
    },
    {
      id: 'greeting',
      kind: 'prompt',
      label: '欢迎语',
      position: { x: 360, y: 120 },
      text: '您好，欢迎致电测试音频客服。',
      isInterruptible: true,
      next: 'choose',
    },
    {
      id: 'choose',
      kind: 'keyBranch',
      label: '选择业务',
      position: { x: 360, y: 240 },
      text: '产品咨询请按1，商务合作请按2。',
      keys: [
        { key: '1', name: '产品咨询', next: 'to-consulting' },
        { key: '2', name: '商务合作', next: 'to-cooperation' },
      ],
      timeoutSeconds: 5,
      timeoutText: '您还没有按键。',
      wrongInputText: '输入错误，请重新输入。',
      maxErrors: 3,
      error: 'goodbye',
      noKey: 'goodbye',
    },
    {
      ...transfer,
      id: 'to-consulting',
      label: '转人工（咨询）',
      position: { x: 120, y: 360 },
      group: 'product-consulting',
    },
    {
      ...transfer,
      id: 'to-cooperation',
      label: '转人工（合作）',
      position: { x: 360, y: 360 },
      group: 'business-cooperation',
    },
    {
      id: 'nobody',
      kind: 'prompt',
      label: '无客服在线',
      position: { x: 240, y: 480 },
      text: '当前无客服在线，请稍后咨询。',
      next: 'end',
    },
    {
      id: 'goodbye',
      kind: 'prompt',
      label: '再见',
      position: { x: 600, y: 360 },
      text: '没有收到您的选择，请稍后再呼叫，再见。',
      next: 'end',
    },
    {
      id: 'end',
      kind: 'end',
      label: '结束',
      position: { x: 360, y: 600 },
      replyTimeoutSeconds: 600,
      timeoutText: '通话已结束，感谢您的来电。',
      agentEndText: '感谢您的来电。',
    },
  ],
});
