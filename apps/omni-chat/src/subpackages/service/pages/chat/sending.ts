import { CccError, type CustomerClient } from '@ccc/core';
import type { MediaSource, RecordPhase } from '@ccc/ui';
import { failedMessage } from '../../presenter/failed-message';
import type { ChatPage } from './chat-page';
import { composerOf, listOf } from './components';
import { confirm, offerSettings, showFailure, showWords } from './dialogs';
import { unquote } from './message-taps';
import { pickMedia } from './pick-media';
import { isPrivacyRefusal } from './privacy-refusal';
import type { VoicePlayer } from './voice-player';
import { VoiceRecorder } from './voice-recorder';

interface SpeakingPage extends ChatPage {
  /** Made with the first word that is spoken. */
  recorder: VoiceRecorder | undefined;
  player: VoicePlayer | undefined;
}

function say(page: ChatPage, ...said: Parameters<CustomerClient['chat']['send']>): void {
  try {
    page.client?.chat.send(...said);
    if (said[1]?.quote !== undefined) unquote(page);
  } catch (error) {
    showFailure(error, page.data.words, page.data.languageTag);
  }
}

function recorderOf(page: SpeakingPage): VoiceRecorder {
  const { words } = page.data;
  // There is nothing to record with.
  const letGo = () => composerOf(page)?.release();
  return new VoiceRecorder({
    onVoice: (voice) => page.client?.chat.sendMedia(voice),
    onTooShort: () => void wx.showToast({ title: words.tooShort, icon: 'none' }),
    onFailed: () => {
      letGo();
      showWords(words.recordFailed, words);
    },
    onDenied: (reason) => {
      letGo();
      if (!isPrivacyRefusal(new Error(reason))) void offerSettings(words);
    },
  });
}

/** Everything that the customer says: words, choices, pictures, files, voice, the card they came with. */
export const sending = {
  onTyping(this: ChatPage) {
    this.client?.chat.typing();
  },
  onSend(this: ChatPage, event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    say(this, event.detail.text, { quote: this.quoted });
  },
  onChoose(this: ChatPage, event: WechatMiniprogram.CustomEvent<{ keyword: string }>) {
    say(this, event.detail.keyword);
  },
  async onResend(this: ChatPage, event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { key } = event.detail;
    const { chat } = this.client ?? {};
    const { words } = this.data;
    const { reason, remedy, text } = failedMessage(chat?.view.items ?? [], key, this.data);
    const labels = { confirmText: words[remedy], cancelText: words.back };
    const question = { title: words.notSent, content: reason, ...labels };
    if (reason !== '' && !(await confirm(question))) return;
    if (remedy === 'resend') return chat?.resend(key);
    chat?.remove(key);
    if (remedy === 'edit') composerOf(this)?.write(text);
  },
  async onPick(this: ChatPage, event: WechatMiniprogram.CustomEvent<{ source: MediaSource }>) {
    try {
      for (const media of await pickMedia(event.detail.source)) this.client?.chat.sendMedia(media);
    } catch (error) {
      const { words, languageTag: tag } = this.data;
      if (isPrivacyRefusal(error)) return;
      if (error instanceof CccError) showFailure(error, words, tag);
      else showWords(words.pickerClosed, words);
    }
  },
  /** Said quietly: the next tap asks again. */
  onPrivacyRefused(this: ChatPage) {
    void wx.showToast({ title: this.data.words.privacyRefused, icon: 'none', duration: 3000 });
  },
  onSendCard(this: ChatPage) {
    const { card } = this.data;
    if (card) this.client?.chat.sendCard(card);
    putCardAway(this);
  },
  onCloseCard(this: ChatPage) {
    putCardAway(this);
  },
  onRecord(this: SpeakingPage, event: WechatMiniprogram.CustomEvent<{ phase: RecordPhase }>) {
    const { phase } = event.detail;
    // The call has the microphone.
    if (this.data.call) {
      if (phase !== 'start') return;
      composerOf(this)?.release();
      return void wx.showToast({ title: this.data.words.notInCall, icon: 'none' });
    }
    this.recorder ??= recorderOf(this);
    if (phase === 'start') this.player?.stop();
    this.recorder[phase]();
  },
};

function putCardAway(page: ChatPage): void {
  page.setData({ card: null });
  listOf(page)?.keepEnd();
}
