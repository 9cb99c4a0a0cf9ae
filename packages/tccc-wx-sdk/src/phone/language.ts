import type { Language } from '@ccc/core/call/index';

/** The language of WeChat on this phone: Chinese for every `zh`, English for the rest. */
export function phoneLanguage(): Language {
  return /^zh/i.test(languageTag()) ? 'zh-CN' : 'en';
}

function languageTag(): string {
  // `getAppBaseInfo` came with base library 2.20.1.
  if (typeof wx.getAppBaseInfo === 'function') return wx.getAppBaseInfo().language;
  return wx.getSystemInfoSync().language;
}
