import type { Language } from '@ccc/protocol';
import { EN } from './en';
import type { TextKey } from './text-key';
import { ZH_CN } from './zh-cn';

export type TextParams = Record<string, string | number>;

/** Words by name, with the `{places}` filled. */
export type Translate = (key: TextKey, params?: TextParams) => string;

const WORDS: Record<Language, Partial<Record<string, string>>> = { 'zh-CN': ZH_CN, en: EN };

export function translatorOf(language: Language): Translate {
  const words = WORDS[language];
  return (key, params = {}) =>
    (words[key] ?? lastPart(key)).replace(/\{(\w+)\}/g, (place, name: string) =>
      String(params[name] ?? place),
    );
}

/** What a later service names and this page has no words for says its own name. */
function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
