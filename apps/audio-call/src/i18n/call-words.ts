const ZH = {
  service: '音频客服',
  ready: '在线语音客服',
  readyNote: '点击下方按钮呼叫，通话在小程序内进行，不产生电话费。',
  dialling: '正在呼叫…',
  diallingNote: '请稍候',
  connecting: '正在为您接入',
  waitingNote: '请不要离开本页面',
  queued: '排队等待中',
  next: '您是下一位',
  ahead: '前面还有 {count} 位',
  estimate: '预计 {minutes} 分钟',
  ringing: '正在等待客服接听',
  ringingNote: '客服端正在响铃',
  connected: '通话中',
  held: '通话保持中',
  heldNote: '客服暂时离开，请稍候',
  recorded: '通话录音中',
  toBeRecorded: '本次通话将被录音',
  ended: '通话结束',
  cancelled: '已取消呼叫',
  endedBySeat: '对方已挂断',
  endedBySystem: '系统原因挂断',
  endedByTimer: '超时，通话已结束',
  failed: '呼叫失败',
  mute: '静音',
  keypad: '键盘',
  speaker: '免提',
  dial: '呼叫客服',
  again: '再次呼叫',
  hangUp: '挂断',
  settings: '打开设置',
  pressed: '已按键',
  on: '已开启',
  off: '已关闭',
  somethingWrong: '发生错误，请重试',
};

/** Every text of the app in one language. */
export type CallWords = typeof ZH;

const EN: CallWords = {
  service: 'Voice service',
  ready: 'Talk to customer service',
  readyNote: 'Tap below to call. The call stays in the mini-program and costs no phone fee.',
  dialling: 'Calling…',
  diallingNote: 'One moment',
  connecting: 'Putting you through',
  waitingNote: 'Please stay on this page',
  queued: 'Waiting in the queue',
  next: 'You are next',
  ahead: '{count} ahead of you',
  estimate: 'about {minutes} min',
  ringing: 'Ringing',
  ringingNote: 'An agent is being called',
  connected: 'In the call',
  held: 'On hold',
  heldNote: 'The agent will be back in a moment',
  recorded: 'This call is recorded',
  toBeRecorded: 'This call will be recorded',
  ended: 'Call ended',
  cancelled: 'Call cancelled',
  endedBySeat: 'The agent hung up',
  endedBySystem: 'Ended by the system',
  endedByTimer: 'Ended after the time limit',
  failed: 'The call failed',
  mute: 'Mute',
  keypad: 'Keypad',
  speaker: 'Speaker',
  dial: 'Call',
  again: 'Call again',
  hangUp: 'Hang up',
  settings: 'Open settings',
  pressed: 'Pressed',
  on: 'on',
  off: 'off',
  somethingWrong: 'Something went wrong. Try again.',
};

/** The texts for a language tag such as `zh_CN`; what is not Chinese reads English. */
export function callWordsOf(tag: string): CallWords {
  return tag === '' || /^zh/i.test(tag) ? ZH : EN;
}

/** `text` with its `{name}` places filled. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
