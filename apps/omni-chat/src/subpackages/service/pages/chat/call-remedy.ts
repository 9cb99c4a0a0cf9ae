import type { ErrorCode } from '@ccc/core';
import type { AppWords } from '../../app-words';
import { confirm, errorCode, errorText } from './dialogs';

/** Where to go with what keeps the phone from a call. */
interface Remedy {
  label: 'toSettings' | 'updateWeChat';
  /** Whether it is mended when the customer comes back, as far as this page can tell. */
  open(): Promise<boolean>;
}

function remedyOf(code: ErrorCode): Remedy | undefined {
  switch (code) {
    case 'call.micDenied':
      return { label: 'toSettings', open: openSettings };
    case 'call.micSystemOff':
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

function openSettings(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.openSetting({
      success: ({ authSetting }) => resolve(authSetting['scope.record'] === true),
      fail: () => resolve(false),
    });
  });
}

async function leaveFor(open: () => unknown): Promise<boolean> {
  open();
  return false;
}

/** Says why there is no call, and leads to where that can be changed. Resolves to whether it was. */
export async function mendCall(
  error: unknown,
  words: AppWords['chat'],
  languageTag: string,
): Promise<boolean> {
  const remedy = remedyOf(errorCode(error));
  const isWanted = await confirm({
    title: words.cannotCall,
    content: errorText(error, languageTag),
    ...(remedy
      ? { confirmText: words[remedy.label], cancelText: words.back }
      : { confirmText: words.understood }),
  });
  return isWanted && remedy !== undefined && remedy.open();
}
