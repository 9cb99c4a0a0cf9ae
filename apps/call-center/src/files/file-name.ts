import { LIMITS } from '@ccc/protocol';

/** Controls, and marks that turn the direction of writing, with which `gpj.exe` looks like a picture. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What a document is called: without folders and what cannot be seen, the extension kept when it is cut. */
export function safeFileName(given: string): string {
  const base = given.split(/[\\/]/).pop() ?? '';
  const shown = base.replace(HIDDEN, '').trim();
  if (shown.length <= LIMITS.fileNameMaxChars) return shown || 'file';
  const extension = /\.[^.]{1,8}$/.exec(shown)?.[0] ?? '';
  return shown.slice(0, LIMITS.fileNameMaxChars - extension.length) + extension;
}
