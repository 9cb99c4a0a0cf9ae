/** A language that flows speak. */
export type SpokenLanguage = 'zh-CN' | 'en';

/** Turns words into sound. */
export interface SpeechProvider {
  /**
   * Opus packets of 20 ms each. Words that nothing can be heard of (blanks, signs) give none.
   * Rejects with an `Error` that says why it was not to be had.
   */
  speak(text: string, language: SpokenLanguage): Promise<readonly Buffer[]>;
}

/** A text with a Chinese character in it is Chinese. */
export function languageOf(text: string): SpokenLanguage {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
}
