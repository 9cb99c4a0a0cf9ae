export interface Look {
  lang: 'zh' | 'en';
  theme: 'light' | 'dark';
}

export const LOOKS: readonly Look[] = [
  { lang: 'zh', theme: 'light' },
  { lang: 'zh', theme: 'dark' },
  { lang: 'en', theme: 'light' },
  { lang: 'en', theme: 'dark' },
];

const ZH = {
  support: '联系客服',
  mug: '咨询 粗陶马克杯',
  sendMug: '发送给客服 粗陶马克杯',
  restart: '重新咨询',
  more: '更多',
  emoji: '表情',
  voice: '语音',
  keyboard: '键盘',
  hold: '按住 说话',
  album: '相册',
  file: '文件',
  ownVoice: '语音 ',
  send: '发送',
  recall: '撤回',
  continueHere: '继续使用',
  refuse: '暂不同意',
  refused: '未同意隐私保护指引，没有打开。再点一次可重新选择。',
  submitRating: '提交评价',
  goodTag: '解答清晰',
  goOnline: '现在上线',
  loading: '加载中…',
  reply: '回复内容',
  note: '内部备注内容',
  meal: '小休 · 用餐',
  mine: '我的',
  waiting: '排队',
  ended: '已结束',
  profile: '客户',
  history: '历史',
  search: '搜索会话',
  block: '拉黑客户',
  blockNow: '确认拉黑',
  says: {
    question: '你好，粗陶马克杯有大号的吗？',
    answer: '有的，大号 450 ml，今天下单明天发货。',
    thanks: '太好了，我拍一张家里的杯子给您看',
    secret: '我的卡号是 6222',
    typing: '请问',
    offline: '写在隧道里的一句话',
    comment: '回答很快，也很耐心',
    inside: '客户要开发票，抬头已核对',
    found: '大号',
    reason: '多次辱骂客服',
    paper: '2026年第四季度报价单.pdf',
  },
};

export type GalleryWords = typeof ZH;

const EN: GalleryWords = {
  support: 'Customer service',
  mug: 'Ask Stoneware mug',
  sendMug: 'Send to agent Stoneware mug',
  restart: 'Start again',
  more: 'More',
  emoji: 'Emoji',
  voice: 'Voice',
  keyboard: 'Keyboard',
  hold: 'Hold to talk',
  album: 'Album',
  file: 'File',
  ownVoice: 'Voice message, ',
  send: 'Send',
  recall: 'Recall',
  continueHere: 'Use here',
  refuse: 'Not now',
  refused: 'Not opened: you did not agree. Tap again to be asked again.',
  submitRating: 'Send rating',
  goodTag: 'Clear answers',
  goOnline: 'Go online',
  loading: 'Loading…',
  reply: 'Reply',
  note: 'Internal note',
  meal: 'Break · Meal',
  mine: 'Mine',
  waiting: 'Waiting',
  ended: 'Ended',
  profile: 'Customer',
  history: 'History',
  search: 'Search conversations',
  block: 'Block the customer',
  blockNow: 'Block',
  says: {
    question: 'Hello, is there a large size of the stoneware mug?',
    answer: 'Yes, 450 ml. Ordered today, it leaves tomorrow.',
    thanks: 'Great, here is the one I have at home',
    secret: 'My card number is 6222',
    typing: 'May I ask',
    offline: 'Written in a tunnel',
    comment: 'Quick and patient',
    inside: 'Wants an invoice; the company name is checked',
    found: 'large',
    reason: 'Abused agents again and again',
    paper: 'Quotation, fourth quarter of 2026.pdf',
  },
};

export function wordsOf(look: Look): GalleryWords {
  return look.lang === 'zh' ? ZH : EN;
}

export function nameOf({ lang, theme }: Look): string {
  return `${theme}-${lang}`;
}
