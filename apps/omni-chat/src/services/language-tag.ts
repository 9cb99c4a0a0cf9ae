/** The language of WeChat on this phone, like `zh_CN` or `en`. */
export function languageTag(): string {
  const info = wx.canIUse('getAppBaseInfo') ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return info.language ?? '';
}
