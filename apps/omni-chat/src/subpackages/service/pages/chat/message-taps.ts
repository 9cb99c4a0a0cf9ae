import type { TextRun } from '@ccc/ui';
import { pictureUrls } from '../../presenter/list-items';
import { actionLabels, actionsFor } from '../../presenter/message-menu';
import { findQuoted, quoteLine } from '../../presenter/quotes';
import { attempt, messageOf, type ChatPage } from './chat-page';
import { composerOf, listOf } from './components';
import { choose, confirm, showWords } from './dialogs';
import { tapLink } from './links';
import { openCard, openDocument, playVideo } from './open-media';
import type { VoicePlayer } from './voice-player';

type KeyEvent = WechatMiniprogram.CustomEvent<{ key: string }>;

interface PlayingPage extends ChatPage {
  player: VoicePlayer | undefined;
}

/** The next words answer nothing. */
export function unquote(page: ChatPage): void {
  page.quoted = undefined;
  if (page.data.quote !== '') page.setData({ quote: '' });
}

/** What a tap on a message does, or a long press. */
export const messageTaps = {
  onPreview(this: ChatPage, event: WechatMiniprogram.CustomEvent<{ url: string }>) {
    const urls = pictureUrls(this.client?.chat.view.items ?? []);
    void wx.previewImage({ current: event.detail.url, urls });
  },
  onOpen(this: PlayingPage, event: KeyEvent) {
    const { words } = this.data;
    const item = messageOf(this, event.detail.key);
    if (!item) return;
    const { content } = item;
    if (content.type === 'voice') this.player?.toggle(item);
    else if (content.type === 'file') void openDocument(content, words);
    else if (content.type === 'video') playVideo(content, words);
    else if (content.type === 'card') openCard(content, words);
  },
  async onHold(this: ChatPage, event: KeyEvent) {
    const { chat } = this.client ?? {};
    const item = messageOf(this, event.detail.key);
    if (!chat || !item) return;
    const actions = actionsFor(item, {
      recall: chat.canRecall(item.key),
      quote: chat.canQuote(item.key) && this.data.dock === 'composer',
    });
    if (actions.length === 0) return;
    const chosen = await choose(actionLabels(actions, this.data.words));
    switch (chosen === undefined ? undefined : actions[chosen]) {
      case 'recall':
        await attempt(this, () => chat.recall(item.key));
        return;
      case 'copy':
        if (item.content.type === 'text') wx.setClipboardData({ data: item.content.text });
        return;
      case 'quote':
        this.quoted = item.key;
        this.setData({ quote: quoteLine(item, this.data.languageTag) });
        listOf(this)?.keepEnd();
        return;
      case 'remove': {
        const { removeTitle: title, removeText: content, remove, back } = this.data.words;
        const question = { title, content, confirmText: remove, cancelText: back };
        if (await confirm(question)) chat.remove(item.key);
      }
    }
  },
  onUnquote(this: ChatPage) {
    unquote(this);
  },
  /** Leads to what a message answers, however far up that is. */
  async onQuote(this: ChatPage, event: KeyEvent) {
    const { chat } = this.client ?? {};
    const { words } = this.data;
    if (!chat) return;
    let isWaiting = false;
    const found = await findQuoted(
      {
        get view() {
          return chat.view;
        },
        loadOlder() {
          if (!isWaiting) void wx.showLoading({ title: words.loading });
          isWaiting = true;
          return chat.loadOlder();
        },
      },
      event.detail.key,
    );
    if (isWaiting) wx.hideLoading({});
    // The page may be gone by now.
    if (!this.client) return;
    if (found === 'failed') showWords(words.olderFailed, words);
    else if (found === 'away') void wx.showToast({ title: words.quoteAway, icon: 'none' });
    else listOf(this)?.reveal(found.key);
  },
  onLink(this: ChatPage, event: WechatMiniprogram.CustomEvent<TextRun>) {
    void tapLink(event.detail, this.data.words);
  },
  onAct(this: ChatPage, event: KeyEvent) {
    const item = this.client?.chat.view.items.find(({ key }) => key === event.detail.key);
    if (item?.kind !== 'notice') return;
    if (item.notice.name === 'ratingInvited') this.setData({ rated: 'current' });
    else if (item.notice.name === 'leaveInvited') this.setData({ isLeaving: true });
    // 重新编辑: the words of a message that was taken back, to be written again.
    else if (item.notice.name === 'recalled') composerOf(this)?.write(item.notice.text ?? '');
  },
};
