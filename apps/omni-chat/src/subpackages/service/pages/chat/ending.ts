import type { LeftMessage, Rating } from '@ccc/core';
import { attempt, type ChatPage } from './chat-page';
import { confirm, type Question } from './dialogs';

async function endAfter(page: ChatPage, question: Question): Promise<void> {
  if (await confirm(question)) await attempt(page, () => page.client?.chat.end());
}

/** The end of a conversation, and what follows it: 取消排队, 结束, 重新咨询, 留言, 服务评价. */
export const ending = {
  async onCancelQueue(this: ChatPage) {
    const { cancelQueueTitle, cancelQueueText, cancelQueueConfirm, stay } = this.data.words;
    await endAfter(this, {
      title: cancelQueueTitle,
      content: cancelQueueText,
      confirmText: cancelQueueConfirm,
      cancelText: stay,
    });
  },
  async onEnd(this: ChatPage) {
    const { endTitle, endText, endConfirm, back } = this.data.words;
    const question = { title: endTitle, content: endText };
    await endAfter(this, { ...question, confirmText: endConfirm, cancelText: back });
  },
  async onRestart(this: ChatPage) {
    await attempt(this, () => this.client?.chat.reopen());
  },

  onLeave(this: ChatPage) {
    this.setData({ isLeaving: true });
  },
  onCloseLeave(this: ChatPage) {
    this.setData({ isLeaving: false });
  },
  async onLeft(this: ChatPage, event: WechatMiniprogram.CustomEvent<LeftMessage>) {
    if (this.data.isSendingLeft) return;
    this.setData({ isSendingLeft: true });
    const isLeft = await attempt(this, () => this.client?.chat.leave(event.detail));
    this.setData({ isSendingLeft: false, ...(isLeft ? { isLeaving: false } : {}) });
    if (isLeft) void wx.showToast({ title: this.data.words.leftThanks, icon: 'success' });
  },

  onRateNow(this: ChatPage) {
    this.setData({ rated: 'current' });
  },
  onRateEarlier(this: ChatPage) {
    this.setData({ rated: 'earlier' });
  },
  onCloseRating(this: ChatPage) {
    this.setData({ rated: 'none' });
  },
  async onRate(this: ChatPage, event: WechatMiniprogram.CustomEvent<Rating>) {
    const { chat } = this.client ?? {};
    const session = this.data.rated === 'earlier' ? chat?.view.unrated : chat?.view.session;
    if (session === undefined || this.data.isRating) return;
    this.setData({ isRating: true });
    const isDone = await attempt(this, () => chat?.rate(session, event.detail));
    this.setData({ isRating: false });
    // On the card of the end its own thanks are seen.
    if (!isDone || this.data.rated === 'none') return;
    this.setData({ rated: 'none' });
    void wx.showToast({ title: this.data.words.ratingThanks });
  },
};
