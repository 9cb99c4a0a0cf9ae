import { CccError, type ChatCall, type ChatCallState } from '@ccc/core';
import {
  checkPhone,
  linkOfState,
  troubleOfError,
  troubleOfState,
  type LiveTrouble,
} from '@ccc/core/platform/wx/calls/index';
import { mendCall } from './call-remedy';
import type { ChatPage } from './chat-page';
import { composerOf, listOf } from './components';
import type { VoicePlayer } from './voice-player';
import type { VoiceRecorder } from './voice-recorder';

interface CallingPage extends ChatPage {
  recorder: VoiceRecorder | undefined;
  player: VoicePlayer | undefined;
}

/** Does it as soon as the phone can, and says what is missing. */
async function takePart(
  page: ChatPage,
  act: (call: ChatCall) => Promise<void> | undefined,
): Promise<void> {
  const { client } = page;
  try {
    await checkPhone('audio');
    // To be asked takes time: the customer may have left meanwhile.
    if (client && page.client === client) await act(client.chat.call);
  } catch (error) {
    if (page.client === client && (await mend(page, error))) await takePart(page, act);
  }
}

async function mend(page: ChatPage, error: unknown): Promise<boolean> {
  // The gate has said it, quietly; the next tap asks again.
  if (error instanceof CccError && error.code === 'call.privacyRefused') return false;
  return mendCall(error, page.data.words, page.data.languageTag);
}

function takeTrouble(page: ChatPage, trouble: LiveTrouble | undefined): void {
  // Both tags tell of the same trouble.
  if (!page.data.call) return;
  const { call } = page.client?.chat ?? {};
  if (trouble?.kind === 'lost') call?.mediaLost();
  if (trouble?.kind !== 'failed') return;
  call?.hangUp();
  void mend(page, new CccError(trouble.code));
}

function putBeside(page: ChatPage, isCallFolded: boolean): void {
  page.setData({ isCallFolded });
  wx.nextTick(() => listOf(page)?.keepEnd());
}

/** A call comes up over the chat: nothing else is heard, and the keyboard does not cover it. */
export function beginCall(page: CallingPage): void {
  page.setData({ isCallFolded: false, isMuted: false, isSpeaker: true, isLost: false });
  page.recorder?.cancel();
  page.player?.stop();
  composerOf(page)?.closePanel();
  wx.hideKeyboard({ fail: () => undefined });
  // Since base library 2.12.0; a swipe is not asked.
  if (typeof wx.enableAlertBeforeUnload !== 'function') return;
  wx.enableAlertBeforeUnload({ message: page.data.words.leaveCall });
}

/** The call is gone from the screen. */
export function putCallAway(): void {
  if (typeof wx.disableAlertBeforeUnload === 'function') wx.disableAlertBeforeUnload({});
}

/** What failed on this side is said when the call is over. */
export function explainEnd(page: ChatPage, state: ChatCallState): void {
  if (state.name === 'leaving' && state.code !== undefined) {
    void mend(page, new CccError(state.code));
  }
}

/** The call within the conversation: 语音通话, 接听, 挂断, and everything on its sheet. */
export const calling = {
  onCall(this: ChatPage) {
    return takePart(this, (call) => call.start('audio'));
  },
  onAccept(this: ChatPage) {
    return takePart(this, (call) => (call.state.name === 'ringing' ? call.answer() : undefined));
  },
  onHangUp(this: ChatPage) {
    this.client?.chat.call.hangUp();
  },
  onMute(this: ChatPage) {
    this.setData({ isMuted: !this.data.isMuted });
  },
  onSound(this: ChatPage) {
    this.setData({ isSpeaker: !this.data.isSpeaker });
  },
  onFold(this: ChatPage) {
    putBeside(this, true);
  },
  onUnfold(this: ChatPage) {
    wx.hideKeyboard({ fail: () => undefined });
    putBeside(this, false);
  },
  onLiveState(this: ChatPage, { detail }: WechatMiniprogram.CustomEvent<{ code: number }>) {
    const link = linkOfState(detail.code);
    const isLost = link === 'down';
    if (link !== undefined && isLost !== this.data.isLost) this.setData({ isLost });
    takeTrouble(this, troubleOfState(detail.code));
  },
  onLiveError(
    this: ChatPage,
    { detail }: WechatMiniprogram.CustomEvent<{ errCode: number; errMsg: string }>,
  ) {
    takeTrouble(this, troubleOfError(detail.errCode, detail.errMsg));
  },
};
