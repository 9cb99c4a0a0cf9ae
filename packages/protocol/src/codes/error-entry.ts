/** Who must act: `user` their input, `operational` network or a dependency, `bug` us. */
export type ErrorKind = 'user' | 'operational' | 'bug';

/** Whether the same call may succeed: never, after waiting, or after a fresh login. */
export type Retry = 'never' | 'later' | 'login';

export type Language = 'zh-CN' | 'en';

/** What the table says of a code. */
export interface ErrorEntry {
  kind: ErrorKind;
  retry: Retry;
  /** Cause and mend, in one or two short sentences. */
  'zh-CN': string;
  en: string;
}

export const user = (zh: string, en: string, retry: Retry = 'never'): ErrorEntry => ({
  kind: 'user',
  retry,
  'zh-CN': zh,
  en,
});
export const operational = (zh: string, en: string, retry: Retry = 'later'): ErrorEntry => ({
  kind: 'operational',
  retry,
  'zh-CN': zh,
  en,
});
export const bug = (zh: string, en: string): ErrorEntry => ({
  kind: 'bug',
  retry: 'later',
  'zh-CN': zh,
  en,
});
