/** Languages that the components speak. */
export type Language = 'zh-CN' | 'en';

/**
 * The language to show for a tag such as `wx.getAppBaseInfo().language`:
 * Chinese for every `zh` variant and for no tag at all, English for the rest.
 */
export function languageOf(tag: string): Language {
  return tag === '' || /^zh\b|^zh[_-]/i.test(tag) ? 'zh-CN' : 'en';
}
