import { languageOf, type Language } from '@ccc/ui';

const ZH = {
  home: {
    title: '云上小铺',
    welcome: '欢迎光临',
    chooseAvatar: '选择头像',
    nickname: '点此填写昵称',
    support: '联系客服',
    supportHint: '商品咨询、订单与商务合作',
    recommended: '今日推荐',
    ask: '咨询',
    profileFailed: '昵称未能保存',
    goods: [
      { name: '手冲咖啡豆 250g', note: '云南保山 · 中度烘焙', price: '¥68' },
      { name: '粗陶马克杯', note: '手工拉坯 · 320ml', price: '¥89' },
      { name: '亚麻收纳篮', note: '可折叠 · 小号', price: '¥45' },
    ],
  },
  chat: {
    title: '在线客服',
    queued: '已进入「{group}」排队',
    accepted: '{nickname}（工号 {staffNo}）已接入',
    unsupported: '[暂不支持的消息，请更新小程序查看]',
    replacedPlaceholder: '已在其他窗口打开',
    cannotConnect: '暂时无法连接客服',
    retry: '重试',
    copy: '复制',
    notSent: '消息未发送',
    resend: '重发',
    cancelQueueTitle: '取消排队？',
    cancelQueueText: '您将失去当前的排队位置。',
    cancelQueueConfirm: '取消排队',
    endTitle: '结束本次咨询？',
    endText: '结束后可以随时重新咨询。',
    endConfirm: '结束',
    stay: '再等等',
    back: '返回',
    failed: '操作未成功',
    understood: '知道了',
    picturesClosed: '无法打开相机或相册，请在小程序设置中允许后重试。',
  },
};

/** Every text of the app in one language. */
export type AppWords = typeof ZH;

const EN: AppWords = {
  home: {
    title: 'Cloud Corner Shop',
    welcome: 'Welcome',
    chooseAvatar: 'Choose a picture',
    nickname: 'Tap to add your name',
    support: 'Customer service',
    supportHint: 'Products, orders and cooperation',
    recommended: 'Picked for today',
    ask: 'Ask',
    profileFailed: 'The name was not saved',
    goods: [
      { name: 'Pour-over coffee, 250 g', note: 'Baoshan, Yunnan · medium roast', price: '¥68' },
      { name: 'Stoneware mug', note: 'Thrown by hand · 320 ml', price: '¥89' },
      { name: 'Linen basket', note: 'Folds flat · small', price: '¥45' },
    ],
  },
  chat: {
    title: 'Customer service',
    queued: 'Waiting for “{group}”',
    accepted: '{nickname} (No. {staffNo}) joined',
    unsupported: '[This kind of message needs a newer version]',
    replacedPlaceholder: 'Opened in another window',
    cannotConnect: 'Customer service cannot be reached',
    retry: 'Try again',
    copy: 'Copy',
    notSent: 'Not sent',
    resend: 'Resend',
    cancelQueueTitle: 'Leave the queue?',
    cancelQueueText: 'You will lose your place.',
    cancelQueueConfirm: 'Leave',
    endTitle: 'End this conversation?',
    endText: 'You can start a new one at any time.',
    endConfirm: 'End',
    stay: 'Stay',
    back: 'Back',
    failed: 'That did not work',
    understood: 'OK',
    picturesClosed:
      'The camera or the album cannot be opened. Allow it in the settings and try again.',
  },
};

const WORDS: Record<Language, AppWords> = { 'zh-CN': ZH, en: EN };

/** The texts for a language tag such as `zh_CN`. */
export function appWordsOf(tag: string): AppWords {
  return WORDS[languageOf(tag)];
}
