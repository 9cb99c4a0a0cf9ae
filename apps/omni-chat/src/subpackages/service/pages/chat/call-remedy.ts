import type { ErrorCode } from '@ccc/core';
import type { ChatPage } from './chat-page';
import { choose, confirm, errorCode, errorText } from './dialogs';

/** Where to go with what keeps the phone from a call. */
interface Remedy {
  label: 'toSettings' | 'updateWeChat';
  /** Whether it is mended when the customer comes back, as far as this page can tell. */
  open(): Promise<boolean>;
}

function remedyOf(code: ErrorCode): Remedy | undefined {
  switch (code) {
    case 'call.micDenied':
      return { label: 'toSettings', open: () => openSettings('scope.record') };
    case 'call.cameraDenied':
      return { label: 'toSettings', open: () => openSettings('scope.camera') };
    case 'call.micSystemOff':
    case 'call.cameraSystemOff':
      // Since base library 2.25.3.
      if (typeof wx.openAppAuthorizeSetting !== 'function') return undefined;
      return { label: 'toSettings', open: () => leaveFor(() => wx.openAppAuthorizeSetting({})) };
    case 'call.libraryOld':
      // Since base library 2.12.0.
      if (typeof wx.updateWeChatApp !== 'function') return undefined;
      return { label: 'updateWeChat', open: () => leaveFor(() => wx.updateWeChatApp({})) };
    default:
      return undefined;
  }
}

function openSettings(scope: 'scope.record' | 'scope.camera'): Promise<boolean> {
  return new Promise((resolve) => {
    wx.openSetting({
      success: ({ authSetting }) => resolve(authSetting[scope] === true),
      fail: () => resolve(false),
    });
  });
}

async function leaveFor(open: () => unknown): Promise<boolean> {
  open();
  return false;
}

/** How to go on: as it was wanted, or by voice. */
export type WayOn = 'asWanted' | 'voice';

const OF_CAMERA: readonly ErrorCode[] = ['call.cameraDenied', 'call.cameraSystemOff'];

/**
 * Says why there is no call, or no picture, and leads to where that can be changed. Resolves to how to go
 * on; nothing: not now.
 * @param or `orVoice`: for want of a camera the call can be one of voices.
 */
export async function mend(
  { data: { words, languageTag } }: ChatPage,
  error: unknown,
  or?: 'orVoice',
): Promise<WayOn | undefined> {
  const code = errorCode(error);
  // The gate has said it, quietly; the next tap asks again.
  if (code === 'call.privacyRefused') return undefined;
  const remedy = remedyOf(code);
  if (or && OF_CAMERA.includes(code)) {
    const ways = [words.byVoice, ...(remedy ? [words.allowCamera] : [])];
    const chosen = await choose(ways, errorText(error, languageTag));
    if (chosen === 0) return 'voice';
    return chosen === 1 && (await remedy?.open()) ? 'asWanted' : undefined;
  }
  const isWanted = await confirm({
    title: OF_CAMERA.includes(code) ? words.cannotShow : words.cannotCall,
    content: errorText(error, languageTag),
    ...(remedy
      ? { confirmText: words[remedy.label], cancelText: words.back }
      : { confirmText: words.understood }),
  });
  return isWanted && (await remedy?.open()) ? 'asWanted' : undefined;
}
