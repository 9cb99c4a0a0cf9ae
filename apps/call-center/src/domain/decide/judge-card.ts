import { LIMITS, type CardContent } from '@ccc/protocol';
import { refuse, type Refusal } from './decision';

/** Addresses may be long, but not a message of their own. */
const ADDRESS_MAX_CHARS = 1024;

type Line = 'title' | 'note' | 'price';
type Address = 'imageUrl' | 'path' | 'url';

const ADDRESSES: Readonly<Record<Address, RegExp>> = {
  imageUrl: /^https:\/\/[^\s/]/,
  path: /^\/(?!\/)\S*$/,
  url: /^https?:\/\/[^\s/]/,
};

/** What the log says of a card: its lines, and addresses that nothing but a page or a picture is behind. */
export function judgeCard(card: CardContent): { content: CardContent } | Refusal {
  const content: CardContent = { type: 'card', title: card.title.trim() };
  for (const line of ['title', 'note', 'price'] as const satisfies Line[]) {
    const text = card[line]?.trim();
    if (text === undefined || (text === '' && line !== 'title')) continue;
    if (text === '' || text.length > LIMITS.cardMaxChars) return invalid(line);
    content[line] = text;
  }
  for (const [name, pattern] of Object.entries(ADDRESSES) as Array<[Address, RegExp]>) {
    const address = card[name];
    if (address === undefined || address === '') continue;
    if (address.length > ADDRESS_MAX_CHARS || !pattern.test(address)) return invalid(name);
    content[name] = address;
  }
  return { content };
}

function invalid(problem: Line | Address): Refusal {
  return refuse('message.cardInvalid', { problem });
}
