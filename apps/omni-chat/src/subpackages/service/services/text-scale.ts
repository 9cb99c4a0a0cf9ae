/** As far as the pages have been tried; WeChat itself goes little further. */
const MAX_SCALE = 1.5;
/** What `fontSizeSetting` calls standard, in px: on Android, and on an iPhone. */
const STANDARD_PX = [16, 17];

/** What WeChat says about text; `fontSizeScaleFactor` came with base library 2.23.4. */
interface TextSettings {
  fontSizeScaleFactor?: number;
  fontSizeSetting?: number;
}

/** How large the customer has set text in WeChat (我 → 设置 → 通用 → 字体大小): 1 is standard, at most 1.5. */
export function textScale(): number {
  const info: TextSettings = wx.canIUse('getAppBaseInfo')
    ? wx.getAppBaseInfo()
    : wx.getSystemInfoSync();
  return Math.min(MAX_SCALE, Math.max(1, info.fontSizeScaleFactor ?? ofSetting(info)));
}

function ofSetting({ fontSizeSetting = 16 }: TextSettings): number {
  return STANDARD_PX.includes(fontSizeSetting) ? 1 : fontSizeSetting / 16;
}
