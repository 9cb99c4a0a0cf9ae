import type { CannedReplyText } from '@ccc/protocol';

/** A handful of texts that every desk has. */
export const DEMO_REPLIES: readonly CannedReplyText[] = [
  { group: '常用', title: '欢迎', content: '您好，很高兴为您服务，请问有什么可以帮您？' },
  { group: '常用', title: '稍等', content: '好的，请您稍等，我马上为您核实。' },
  { group: '常用', title: '结束语', content: '感谢您的咨询，祝您生活愉快，再见！' },
  {
    group: '售后',
    title: '退货流程',
    content:
      '退货流程如下：\n1. 在“我的订单”中选择订单，点击“申请售后”；\n2. 上传商品照片，填写原因；\n3. 审核通过后按短信中的地址寄回。',
  },
  {
    group: '售后',
    title: '运费说明',
    content: '质量问题的退换货运费由我们承担；其他原因由您承担。',
  },
  {
    group: '售前',
    title: '发货时间',
    content: '现货商品 16:00 前付款当天发出，之后付款次日发出。',
  },
];
