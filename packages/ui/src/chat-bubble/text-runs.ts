/** A stretch of the words of a message; `url` and `phone` can be tapped. */
export interface TextRun {
  kind: 'plain' | 'url' | 'phone';
  text: string;
}

/** Up to what can end an address: blanks, quotes, and Chinese words and marks that follow without a blank. */
const URL_LIKE = 'https?://[^\\s<>"\'`\\u3000-\\u303f\\u4e00-\\u9fff\\uff00-\\uffef]+';
/** With a `+`, Chinese mobile and fixed lines, and 400 or 800 numbers; written in groups or not. */
const PHONE_LIKE = [
  '\\+\\d(?:[ -]?\\d){7,14}',
  '1[3-9]\\d(?:[ -]?\\d{4}){2}',
  '0\\d{2,3}[ -]?\\d{7,8}',
  '[48]00(?:[ -]?\\d{3}[ -]?\\d{4}|[ -]?\\d{4}[ -]?\\d{3})',
].join('|');
const LINK_LIKE = new RegExp(`${URL_LIKE}|${PHONE_LIKE}`, 'gi');
/** Most messages have none of these, and need no second look. */
const MAY_HOLD_LINK = /https?:\/\/|\d{3}/i;
/** What belongs to the sentence, not to the address. */
const TRAILING = /[.,;:!?)\]}]+$/;
const HAS_HOST = /^https?:\/\/[a-z0-9]/i;

/** A number that goes on in front or behind is an order's or an amount, nobody's phone. */
function standsAlone(text: string, from: number, to: number): boolean {
  const isLonger = /^(?:\w|[-.]\d)/.test(text.slice(to, to + 2));
  return !isLonger && !/[\w.+-]$/.test(text.slice(0, from));
}

function linkAt(text: string, from: number, found: string): TextRun | undefined {
  if (!/^http/i.test(found)) {
    return standsAlone(text, from, from + found.length)
      ? { kind: 'phone', text: found }
      : undefined;
  }
  const url = found.replace(TRAILING, '');
  return HAS_HOST.test(url) ? { kind: 'url', text: url } : undefined;
}

/** The words in runs, so that addresses and phone numbers can be tapped; none where nothing can. */
export function textRuns(text: string): TextRun[] {
  const runs: TextRun[] = [];
  if (!MAY_HOLD_LINK.test(text)) return runs;
  let from = 0;
  LINK_LIKE.lastIndex = 0;
  for (let match = LINK_LIKE.exec(text); match; match = LINK_LIKE.exec(text)) {
    const link = linkAt(text, match.index, match[0]);
    if (!link) continue;
    if (match.index > from) runs.push({ kind: 'plain', text: text.slice(from, match.index) });
    runs.push(link);
    from = match.index + link.text.length;
  }
  if (runs.length > 0 && from < text.length) runs.push({ kind: 'plain', text: text.slice(from) });
  return runs;
}
