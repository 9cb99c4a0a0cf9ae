import type { Language } from '@ccc/protocol';
import { EN } from './en';
import type { TextKey } from './text-key';
import { ZH_CN } from './zh-cn';

export type TextParams = Record<string, string | number>;

/** Words by name, with the `{places}` filled. */
export type Translate = (key: TextKey, params?: TextParams) => string;

const WORDS: Record<Language, Record<TextKey, string>> = { 'zh-CN': ZH_CN, en: EN };

export function translatorOf(language: Language): Translate {
  const words = WORDS[language];
  return (key, params = {}) =>
    words[key].replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
