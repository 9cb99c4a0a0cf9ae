import { CccError, type CustomerClient } from '@ccc/core';
import type { ChatListInstance, PictureSource } from '@ccc/ui';
import { appWordsOf } from '../../../../i18n/app-words';
import { customerClient } from '../../../../services/customer-client';
import { languageTag } from '../../../../services/language-tag';
import { profileOf, type UserInfoHolder } from '../../../../services/user-info';
import { changedFields } from '../../presenter/changed-fields';
import { chatScreenOf, type ChatScreen } from '../../presenter/chat-screen';
import { failureOf, listItemsOf, pictureUrls } from '../../presenter/list-items';
import { confirm, errorText, offerCopy, showFailure, showWords } from './dialogs';
import { pickPictures } from './pick-pictures';

const EMPTY_SCREEN: ChatScreen = {
  body: 'loading',
  dock: 'composer',
  banner: { status: 'none', text: '', canRetry: false },
  agent: null,
  queue: null,
  ended: { closeBy: '', reason: '' },
  composer: { disabled: false, placeholder: '' },
};

/** What changes the height of the list. */
const RESIZING: (keyof ChatScreen)[] = ['body', 'dock', 'banner', 'queue', 'agent'];

/** Nickname and picture that the host app put into `globalData`. */
function userInfo() {
  return getApp<UserInfoHolder>().globalData?.userInfo ?? {};
}

function isChatList(component: object | null): component is ChatListInstance {
  return component !== null && 'show' in component;
}

/** The conversation with customer service: connects core to the components, and decides nothing. */
Page({
  data: {
    ...EMPTY_SCREEN,
    languageTag: '',
    words: appWordsOf('').chat,
    openError: '',
  },

  client: undefined as CustomerClient | undefined,
  stops: [] as (() => void)[],

  onLoad() {
    const tag = languageTag();
    const words = appWordsOf(tag).chat;
    this.setData({ languageTag: tag, words });
    void wx.setNavigationBarTitle({ title: words.title });
    this.client = customerClient();
    this.stops = [
      this.client.chat.onChange(() => this.render()),
      this.client.connection.onState(() => this.render()),
    ];
    void this.open();
  },
  onReady() {
    this.render();
  },
  onShow() {
    this.render();
  },
  onUnload() {
    this.stops.forEach((stop) => stop());
    this.stops = [];
    this.client?.connection.stop();
    this.client = undefined;
  },

  async open() {
    this.setData({ openError: '' });
    try {
      await this.client?.chat.open();
      this.shareProfile();
    } catch (error) {
      if (!this.client) return;
      this.setData({ openError: errorText(error, this.data.languageTag) });
    }
    this.render();
  },
  shareProfile() {
    const profile = profileOf(userInfo());
    if (Object.keys(profile).length === 0) return;
    // Without it agents see the name from before; that is no reason to disturb the conversation.
    this.client?.login.setProfile(profile).catch(() => undefined);
  },

  render() {
    const { client } = this;
    if (!client) return;
    const { view } = client.chat;
    const now = Date.now();
    const screen = chatScreenOf({
      view,
      connection: client.connection.state,
      openError: this.data.openError,
      languageTag: this.data.languageTag,
      clockOffsetMs: now - client.connection.serverNow(),
    });
    const { body, dock, banner, agent, queue, ended, composer } = this.data;
    const current: ChatScreen = { body, dock, banner, agent, queue, ended, composer };
    const changed = changedFields(current, screen);
    const hasMoved = RESIZING.some((field) => field in changed);
    if (Object.keys(changed).length > 0) this.setData(changed);
    const reader = {
      languageTag: this.data.languageTag,
      avatarUrl: userInfo().avatarUrl ?? '',
      canAnswer: !screen.composer.disabled,
    };
    this.list()?.show(listItemsOf(view, reader), now);
    if (hasMoved) wx.nextTick(() => this.list()?.keepEnd());
  },
  list(): ChatListInstance | null {
    const found: object | null = this.selectComponent('#list');
    return isChatList(found) ? found : null;
  },

  say(text: string) {
    try {
      this.client?.chat.send(text);
    } catch (error) {
      showFailure(error, this.data.words, this.data.languageTag);
    }
  },
  onSend(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    this.say(event.detail.text);
  },
  onChoose(event: WechatMiniprogram.CustomEvent<{ keyword: string }>) {
    this.say(event.detail.keyword);
  },
  async onResend(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { key } = event.detail;
    const { notSent, resend, back } = this.data.words;
    const content = failureOf(this.client?.chat.view.items ?? [], key, this.data.languageTag);
    const question = { title: notSent, content, confirmText: resend, cancelText: back };
    if (content === '' || (await confirm(question))) this.client?.chat.resend(key);
  },
  async onPick(event: WechatMiniprogram.CustomEvent<{ source: PictureSource }>) {
    try {
      for (const picture of await pickPictures(event.detail.source)) {
        this.client?.chat.sendImage(picture);
      }
    } catch (error) {
      const { words, languageTag: tag } = this.data;
      if (error instanceof CccError) showFailure(error, words, tag);
      else showWords(words.picturesClosed, words);
    }
  },
  onPreview(event: WechatMiniprogram.CustomEvent<{ url: string }>) {
    const urls = pictureUrls(this.client?.chat.view.items ?? []);
    void wx.previewImage({ current: event.detail.url, urls });
  },
  onHold(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    offerCopy(event.detail.text, this.data.words);
  },
  onKeyboard() {
    wx.nextTick(() => this.list()?.keepEnd());
  },

  async onCancelQueue() {
    const { cancelQueueTitle, cancelQueueText, cancelQueueConfirm, stay } = this.data.words;
    await this.endAfter({
      title: cancelQueueTitle,
      content: cancelQueueText,
      confirmText: cancelQueueConfirm,
      cancelText: stay,
    });
  },
  async onEnd() {
    const { endTitle, endText, endConfirm, back } = this.data.words;
    const question = { title: endTitle, content: endText };
    await this.endAfter({ ...question, confirmText: endConfirm, cancelText: back });
  },
  async endAfter(question: Parameters<typeof confirm>[0]) {
    if (!(await confirm(question))) return;
    await this.attempt(() => this.client?.chat.end());
  },
  async onRestart() {
    await this.attempt(() => this.client?.chat.reopen());
  },
  async attempt(action: () => Promise<void> | undefined) {
    try {
      await action();
    } catch (error) {
      showFailure(error, this.data.words, this.data.languageTag);
    }
  },

  onRetry() {
    if (this.client?.connection.state.name === 'waiting') this.client.connection.reconnect();
    else void this.open();
  },
  onTakeOver() {
    void this.open();
  },
});
