import { fill, type TextRun } from '@ccc/ui';
import { readAppConfig } from '../../../../services/app-config';
import type { AppWords } from '../../app-words';
import { isWebPage } from '../../services/web-page';
import { choose } from './dialogs';

const WEB_PAGE = '/subpackages/service/pages/web/web';

/** Puts words where they can be pasted from, and says so. */
export function copy(text: string, said: string): void {
  wx.setClipboardData({
    data: text,
    success: () => void wx.showToast({ title: said, icon: 'none' }),
  });
}

/** A link of a message was tapped: asks what to do with it, as WeChat does. */
export async function tapLink({ kind, text }: TextRun, words: AppWords['chat']): Promise<void> {
  if (kind === 'phone') await tapNumber(text, words);
  else await tapAddress(text, words);
}

async function tapNumber(number: string, words: AppWords['chat']): Promise<void> {
  const chosen = await choose([fill(words.call, { number }), words.copyNumber]);
  const copyIt = () => copy(number, words.numberCopied);
  if (chosen === 1) copyIt();
  if (chosen !== 0) return;
  wx.makePhoneCall({
    phoneNumber: number.replace(/[ -]/g, ''),
    // A tablet cannot call; who changed their mind wants nothing.
    fail: ({ errMsg }) => {
      if (!/cancel/i.test(errMsg)) copyIt();
    },
  });
}

async function tapAddress(url: string, words: AppWords['chat']): Promise<void> {
  const canOpen = isWebPage(url, readAppConfig().webDomains);
  const entries = canOpen ? [words.openLink, words.copyLink] : [words.copyLink];
  const chosen = await choose(entries);
  if (chosen === undefined) return;
  if (entries[chosen] === words.copyLink) return copy(url, words.linkCopied);
  wx.navigateTo({
    url: `${WEB_PAGE}?url=${encodeURIComponent(url)}`,
    fail: () => copy(url, words.linkCopied),
  });
}
