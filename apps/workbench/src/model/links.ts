/** A stretch of words; with `url` it leads there. */
export interface TextPart {
  text: string;
  url?: string;
}

/** Up to what can end an address: blanks, quotes, and Chinese words and marks that follow without a blank. */
const LINK = /https?:\/\/[^\s<>"'`\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/gi;
/** What belongs to the sentence, not to the address. */
const TRAILING = /[.,;:!?)\]}]+$/;

/** The words in parts, addresses of the web apart from the rest. Nothing else ever becomes a link. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const address = found.replace(TRAILING, '');
    const url = safeUrl(address);
    if (url === undefined) continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ text: address, url });
    from = index + address.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
  return parts;
}

/** The address, when it is one of the web. */
export function safeUrl(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? address : undefined;
}
