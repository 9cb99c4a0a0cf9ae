import { CccError, type CallMedia, type ChatCall, type ChatCallState } from '@ccc/core';
import {
  checkPhone,
  linkOfState,
  pictureOfState,
  troubleOfError,
  troubleOfState,
  type LiveTrouble,
} from '@ccc/core/platform/wx/calls/index';
import { mend } from './call-remedy';
import { loseCamera } from './cameras';
import type { ChatPage } from './chat-page';
import { composerOf, listOf } from './components';
import type { VoicePlayer } from './voice-player';
import type { VoiceRecorder } from './voice-recorder';

interface CallingPage extends ChatPage {
  recorder: VoiceRecorder | undefined;
  player: VoicePlayer | undefined;
}

/**
 * Does it as soon as the phone can, and says what is missing. Without the camera it is done by voice, where
 * the customer prefers that to the settings.
 */
async function takePart(
  page: ChatPage,
  media: CallMedia,
  act: (call: ChatCall, media: CallMedia) => Promise<void> | undefined,
): Promise<void> {
  const { client } = page;
  try {
    await checkPhone(media);
    // To be asked takes time: the customer may have left meanwhile.
    if (client && page.client === client) await act(client.chat.call, media);
  } catch (error) {
    if (page.client !== client) return;
    const wayOn = await mend(page, error, 'orVoice');
    if (wayOn) await takePart(page, wayOn === 'voice' ? 'audio' : media, act);
  }
}

function takeTrouble(page: ChatPage, trouble: LiveTrouble | undefined): void {
  // Both tags tell of the same trouble.
  if (!page.data.call) return;
  const { call } = page.client?.chat ?? {};
  if (trouble?.kind === 'lost') call?.mediaLost();
  if (trouble?.kind === 'noCamera') loseCamera(page);
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
  page.setData({
    isCallFolded: false,
    isMuted: false,
    isSpeaker: true,
    isLost: false,
    hasPicture: false,
  });
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

/** The call within the conversation: 语音通话, 视频通话, 接听, 挂断, and everything on its sheet. */
export const calling = {
  onCall(this: ChatPage, { detail }: WechatMiniprogram.CustomEvent<{ media: CallMedia }>) {
    return takePart(this, detail.media, (call, media) => call.start(media));
  },
  onAccept(this: ChatPage) {
    const isVideo = this.data.call?.isVideo === true;
    return takePart(this, isVideo ? 'video' : 'audio', (call, media) => {
      if (call.state.name !== 'ringing') return undefined;
      if (media === 'audio') call.setCamera(false);
      return call.answer();
    });
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
    const picture = pictureOfState(detail.code);
    if (picture !== undefined) this.setData({ hasPicture: picture === 'shown' });
    takeTrouble(this, troubleOfState(detail.code));
  },
  onLiveError(
    this: ChatPage,
    { detail }: WechatMiniprogram.CustomEvent<{ errCode: number; errMsg: string }>,
  ) {
    takeTrouble(this, troubleOfError(detail.errCode, detail.errMsg));
  },
};
