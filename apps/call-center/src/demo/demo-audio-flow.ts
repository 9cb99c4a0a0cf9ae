import type { FlowDefinition } from '@ccc/flow';

/** 测试音频客服: straight to whoever consults. Its words reach a caller who can read them. */
export const AUDIO_FLOW: FlowDefinition = {
  schema: 1,
  id: 'audio-service',
  name: '测试音频客服',
  nodes: [
    {
      id: 'start',
      kind: 'start',
      label: '开始',
      position: { x: 360, y: 0 },
      next: 'to-consulting',
    },
    {
      id: 'to-consulting',
      kind: 'transfer',
      label: '转人工（咨询）',
      position: { x: 360, y: 120 },
      group: 'product-consulting',
      queueText: '正在为您转接人工客服，请不要挂断。',
      failureText: '当前无客服在线，请稍后再呼叫。',
      successText: '${StaffNo}号客服代表为您服务。',
      next: 'end',
    },
    {
      id: 'end',
      kind: 'end',
      label: '结束',
      position: { x: 360, y: 240 },
      replyTimeoutSeconds: 600,
      timeoutText: '通话已结束，感谢您的来电。',
      agentEndText: '感谢您的来电。',
    },
  ],
};
