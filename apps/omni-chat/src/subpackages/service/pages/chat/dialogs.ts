import { CccError, type ErrorCode } from '@ccc/core';
import { languageOf } from '@ccc/ui';
import type { AppWords } from '../../app-words';

function known(error: unknown): CccError {
  return error instanceof CccError ? error : new CccError('unknown', { origin: error });
}

/** The words of a failure for the customer; never a stack. */
export function errorText(error: unknown, languageTag: string): string {
  return known(error).text(languageOf(languageTag));
}

/** Its code; `unknown` of what no code was given. */
export function errorCode(error: unknown): ErrorCode {
  return known(error).code;
}

/** Tells what did not work, and stays until it was read. */
export function showFailure(error: unknown, words: AppWords['chat'], languageTag: string): void {
  showWords(errorText(error, languageTag), words);
}

/** The same, in words of the app's own. */
export function showWords(content: string, words: AppWords['chat']): void {
  wx.showModal({
    title: words.failed,
    content,
    confirmText: words.understood,
    showCancel: false,
  });
}

/** A question with consequences. */
export interface Question {
  title: string;
  content: string;
  confirmText: string;
  /** Absent: there is nothing to choose. */
  cancelText?: string;
}

/** Whether the customer wants it. */
export function confirm(question: Question): Promise<boolean> {
  // Promises of `wx` came with 2.10.2, this app runs on 2.10.0.
  return new Promise((resolve) => {
    wx.showModal({
      ...question,
      showCancel: question.cancelText !== undefined,
      success: (answer) => resolve(answer.confirm),
      fail: () => resolve(false),
    });
  });
}

/** Which of these the customer chose; `undefined`: none. @param alertText Above them, since base library 2.14.0. */
export function choose(itemList: string[], alertText?: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    wx.showActionSheet({
      itemList,
      ...(alertText === undefined ? {} : { alertText }),
      success: ({ tapIndex }) => resolve(tapIndex),
      fail: () => resolve(undefined),
    });
  });
}

/** Leads to where the microphone is allowed: what was refused once is not asked for again. */
export async function offerSettings(words: AppWords['chat']): Promise<void> {
  const isWanted = await confirm({
    title: words.recordDeniedTitle,
    content: words.recordDeniedText,
    confirmText: words.toSettings,
    cancelText: words.back,
  });
  if (isWanted) wx.openSetting({});
}
