import type { ZH_CN } from './zh-cn';

/** The name of a text. */
export type TextKey = keyof typeof ZH_CN;
