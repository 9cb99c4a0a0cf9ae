import { parseFlow } from '@ccc/flow';

const keys = {
  timeoutSeconds: 5,
  timeoutText: '您还没有按键。',
  wrongInputText: '按键错误。',
  maxErrors: 2,
  error: 'bye',
  noKey: 'bye',
};

/** An audio entry: a greeting with a sound, keys, an extension, and a goodbye that is heard. */
export const AUDIO_ENTRY_FLOW = parseFlow({
  schema: 1,
  id: 'audio-entry',
  name: '音频入口',
  nodes: [
    { kind: 'start', id: 'start', label: '开始', next: 'hello' },
    { kind: 'prompt', id: 'hello', label: '欢迎', text: '您好。', sound: 'jingle', next: 'keys' },
    {
      kind: 'keyBranch',
      id: 'keys',
      label: '按键',
      text: '咨询请按1，分机请按2。',
      keys: [
        { key: '1', name: '咨询', next: 'desk' },
        { key: '2', name: '分机', next: 'number' },
      ],
      ...keys,
    },
    {
      kind: 'collectDigits',
      id: 'number',
      label: '分机号',
      text: '请输入分机号，以#号结束。',
      variable: 'extension',
      maxDigits: 4,
      ...keys,
      next: 'desk',
    },
    {
      kind: 'transfer',
      id: 'desk',
      label: '转人工',
      group: 'product-consulting',
      queueText: '前面还有${WaitNo}人。',
      failureText: '',
      successText: '${StaffNo}号为您服务。',
      queueTimeoutSeconds: 60,
      queueTimeoutText: '让您久等了。',
      unavailable: 'nobody',
      timeout: 'bye',
      next: 'end',
    },
    { kind: 'prompt', id: 'nobody', label: '无人', text: '当前无客服在线。', next: 'end' },
    { kind: 'prompt', id: 'bye', label: '再见', text: '再见。', next: 'end' },
    {
      kind: 'end',
      id: 'end',
      label: '结束',
      replyTimeoutSeconds: 120,
      timeoutText: '',
      agentEndText: '',
    },
  ],
});
