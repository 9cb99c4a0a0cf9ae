import type { ChatCall } from '@ccc/core';
import { checkPhone } from '@ccc/core/platform/wx/calls/index';
import { mend } from './call-remedy';
import type { ChatPage } from './chat-page';

const callOf = (page: ChatPage): ChatCall | undefined => page.client?.chat.call;

/** It cannot be opened: the call goes on, and both sides know. */
export function loseCamera(page: ChatPage): void {
  if (!page.data.call?.isCameraOn) return;
  callOf(page)?.setCamera(false);
  void wx.showToast({ title: page.data.words.cameraLost, icon: 'none' });
}

/** Nobody is filmed who does not look: the page is behind another one, or behind another app. */
export function putCameraAway(page: ChatPage): void {
  if (!page.data.call?.isCameraOn) return;
  page.isCameraAway = true;
  callOf(page)?.setCamera(false);
}

export function bringCameraBack(page: ChatPage): void {
  if (!page.isCameraAway) return;
  page.isCameraAway = false;
  if (!page.data.call?.isVideo) return;
  callOf(page)?.setCamera(true);
  void wx.showToast({ title: page.data.words.cameraBack, icon: 'none' });
}

/** Nobody touches a screen that they look at. */
export function keepAwake(isSeen: boolean): void {
  void wx.setKeepScreenOn({ keepScreenOn: isSeen });
}

async function showCamera(page: ChatPage): Promise<void> {
  const call = callOf(page);
  try {
    await checkPhone('video');
    if (callOf(page) === call) call?.setCamera(true);
  } catch (error) {
    if (callOf(page) === call && (await mend(page, error))) await showCamera(page);
  }
}

/** The pictures of a call: 摄像头, 翻转, 转语音. */
export const cameras = {
  async onCamera(this: ChatPage) {
    if (this.data.call?.isCameraOn) callOf(this)?.setCamera(false);
    else await showCamera(this);
  },
  onFlip(this: ChatPage) {
    wx.createLivePusherContext().switchCamera();
  },
  onVoice(this: ChatPage) {
    callOf(this)?.toVoice();
  },
};
