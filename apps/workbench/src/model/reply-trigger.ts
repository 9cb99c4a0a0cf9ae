import type { CannedReply } from '@ccc/protocol';

/** A `#` or `/` before the caret, with what was typed behind it. */
export interface ReplyTrigger {
  /** Where the sign stands. */
  from: number;
  query: string;
}

/** Replies that are proposed at once. */
const SHOWN = 8;

/** The sign that asks for a canned reply: at the start or after a blank, with no blank behind it. */
export function triggerAt(text: string, caret: number): ReplyTrigger | undefined {
  const query = /(?:^|\s)[#/]([^\s#/]{0,20})$/.exec(text.slice(0, caret))?.[1];
  return query === undefined ? undefined : { from: caret - query.length - 1, query };
}

/** The replies that fit, those first whose title begins with it, then whose title has it. */
export function repliesFor(replies: readonly CannedReply[], query: string): CannedReply[] {
  const wanted = query.toLowerCase();
  const rank = ({ title, group, content }: CannedReply) => {
    const at = title.toLowerCase().indexOf(wanted);
    if (at >= 0) return Math.min(at, 1);
    return `${group}\n${content}`.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ reply }) => reply);
}

/** The text with the reply in place of the sign and what was typed behind it. */
export function withReply(
  text: string,
  caret: number,
  { from }: ReplyTrigger,
  content: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + content + text.slice(caret), caret: from + content.length };
}
