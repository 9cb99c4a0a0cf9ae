import type { FlowBranch } from './model';

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const TO_HALF_WIDTH = 0xfee0;

/** Full width characters as the ASCII they stand for. */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - TO_HALF_WIDTH))
    .replace(/\u3000/g, ' ');
}

/** What counts when two keywords are compared: no surrounding space, half width, lower case. */
export function foldKeyword(text: string): string {
  return toHalfWidth(text).trim().toLowerCase();
}

/** The branch that a reply chooses: the whole reply is one of its keywords. */
export function matchBranch(branches: readonly FlowBranch[], reply: string): FlowBranch | null {
  const folded = foldKeyword(reply);
  const fits = (branch: FlowBranch) =>
    branch.keywords.some((keyword) => foldKeyword(keyword) === folded);
  return branches.find(fits) ?? null;
}
