import { languageOf, type Language } from './language';

const ZH = {
  bubble: {
    ownAvatar: '我的头像',
    sending: '发送中',
    resend: '发送失败，点按重新发送',
    choices: '可选回复',
    picture: '图片，点按查看大图',
    pictureBroken: '图片加载失败，点按重试',
  },
  list: {
    log: '聊天记录',
    newMessages: '{count} 条新消息',
    toLatest: '回到最新消息',
    yesterday: '昨天 {time}',
    monthDay: '{month}月{day}日 {time}',
    fullDate: '{year}年{month}月{day}日 {time}',
  },
  composer: {
    placeholder: '请输入您的问题',
    label: '消息输入框',
    send: '发送',
    over: '已超出 {count} 字',
    left: '还可输入 {count} 字',
    emoji: '表情',
    keyboard: '键盘',
    more: '更多',
  },
  emoji: { label: '表情面板', erase: '删除' },
  more: { label: '发送图片', camera: '拍摄', album: '相册' },
  queue: {
    title: '正在为您转接人工客服',
    ahead: '前面还有 {count} 人',
    next: '您是下一位',
    unknownPlace: '正在查询排队位置',
    waited: '已等待 {time}',
    cancel: '取消排队',
  },
  agent: {
    connected: '正在为您服务',
    staffNo: '工号 {staffNo}',
    avatar: '客服头像',
    end: '结束咨询',
  },
  banner: {
    offline: '网络已断开，恢复后会自动重连',
    connecting: '正在连接…',
    replaced: '已在其他窗口打开，此处暂停',
    error: '出了点问题',
    continueHere: '继续使用',
    retry: '重试',
  },
  ended: {
    title: '本次会话已结束',
    restart: '重新咨询',
    client: '您已结束本次会话。',
    seat: '客服已结束本次会话，感谢您的咨询。',
    admin: '管理员已结束本次会话。',
    timer: '长时间未回复，会话已自动结束。',
    gaveUpWaiting: '您已取消排队。',
    noSeatOnline: '当前没有客服在线，请稍后再来咨询。',
    notWorkTime: '当前不在服务时间，请在服务时间内咨询。',
    flowEnd: '自助服务已完成，感谢您的咨询。',
    error: '服务出现异常，会话已中断。',
  },
  skeleton: { loading: '正在加载聊天记录' },
  empty: { title: '还没有消息', text: '请直接描述您的问题，我们会尽快回复。' },
};

/** Every text of the components in one language. */
export type Words = typeof ZH;

const EN: Words = {
  bubble: {
    ownAvatar: 'My picture',
    sending: 'Sending',
    resend: 'Not sent. Tap to send again',
    choices: 'Suggested replies',
    picture: 'Picture. Tap to see it large',
    pictureBroken: 'Not loaded. Tap to retry',
  },
  list: {
    log: 'Conversation',
    newMessages: 'New messages: {count}',
    toLatest: 'Back to the latest message',
    yesterday: 'Yesterday {time}',
    monthDay: '{month}/{day} {time}',
    fullDate: '{year}/{month}/{day} {time}',
  },
  composer: {
    placeholder: 'Write a message',
    label: 'Message',
    send: 'Send',
    over: '{count} characters too many',
    left: '{count} characters left',
    emoji: 'Emoji',
    keyboard: 'Keyboard',
    more: 'More',
  },
  emoji: { label: 'Emoji', erase: 'Delete' },
  more: { label: 'Send a picture', camera: 'Camera', album: 'Album' },
  queue: {
    title: 'Finding an agent for you',
    ahead: 'Ahead of you: {count}',
    next: 'You are next',
    unknownPlace: 'Looking up your place in the queue',
    waited: 'Waited {time}',
    cancel: 'Leave queue',
  },
  agent: {
    connected: 'is helping you',
    staffNo: 'No. {staffNo}',
    avatar: 'Picture of the agent',
    end: 'End chat',
  },
  banner: {
    offline: 'You are offline. We reconnect by ourselves.',
    connecting: 'Connecting…',
    replaced: 'Opened in another window',
    error: 'Something went wrong',
    continueHere: 'Use here',
    retry: 'Retry',
  },
  ended: {
    title: 'This conversation has ended',
    restart: 'Start again',
    client: 'You ended the conversation.',
    seat: 'The agent ended the conversation. Thank you.',
    admin: 'An administrator ended the conversation.',
    timer: 'It ended by itself after a long silence.',
    gaveUpWaiting: 'You left the queue.',
    noSeatOnline: 'Nobody is online right now. Please come back later.',
    notWorkTime: 'We are closed right now. Please come back in service hours.',
    flowEnd: 'That was everything. Thank you.',
    error: 'Something broke on our side and the conversation stopped.',
  },
  skeleton: { loading: 'Loading the conversation' },
  empty: { title: 'No messages yet', text: 'Tell us what you need; we answer as soon as we can.' },
};

const WORDS: Record<Language, Words> = { 'zh-CN': ZH, en: EN };

/** The texts for a language tag (see {@link languageOf}). */
export function wordsOf(tag: string): Words {
  return WORDS[languageOf(tag)];
}

/** Puts values into the `{name}` places of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
