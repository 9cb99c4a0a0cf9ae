/** The language of WeChat, such as `zh_CN`. `getAppBaseInfo` came with base library 2.20.1. */
export function languageTag(): string {
  const info = wx.canIUse('getAppBaseInfo') ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return info.language;
}
