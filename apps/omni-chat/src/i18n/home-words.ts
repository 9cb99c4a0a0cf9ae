const ZH = {
  title: '云上小铺',
  welcome: '欢迎光临',
  chooseAvatar: '选择头像',
  nickname: '点此填写昵称',
  support: '联系客服',
  supportHint: '商品咨询、订单与商务合作',
  recommended: '今日推荐',
  ask: '咨询',
  goods: [
    { name: '手冲咖啡豆 250g', note: '云南保山 · 中度烘焙', price: '¥68' },
    { name: '粗陶马克杯', note: '手工拉坯 · 320ml', price: '¥89' },
    { name: '亚麻收纳篮', note: '可折叠 · 小号', price: '¥45' },
  ],
};

/** Every text of the main package in one language. */
export type HomeWords = typeof ZH;

const EN: HomeWords = {
  title: 'Cloud Corner Shop',
  welcome: 'Welcome',
  chooseAvatar: 'Choose a picture',
  nickname: 'Tap to add your name',
  support: 'Customer service',
  supportHint: 'Products, orders and cooperation',
  recommended: 'Picked for today',
  ask: 'Ask',
  goods: [
    { name: 'Pour-over coffee, 250 g', note: 'Yunnan · medium roast', price: '¥68' },
    { name: 'Stoneware mug', note: 'Thrown by hand · 320 ml', price: '¥89' },
    { name: 'Linen basket', note: 'Folds flat · small', price: '¥45' },
  ],
};

/** The texts for a language tag such as `zh_CN`; what is not Chinese reads English. */
export function homeWordsOf(tag: string): HomeWords {
  return tag === '' || /^zh/i.test(tag) ? ZH : EN;
}
