import type { ChatEntry } from './customer-client';

/** The entry that a page's query names; WeChat leaves its values encoded. */
export function entryOf({ flow, page, clientData }: ChatEntry): ChatEntry {
  return { flow: decoded(flow), page: decoded(page), clientData: decoded(clientData) };
}

function decoded(value: string | undefined): string | undefined {
  if (!value) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
