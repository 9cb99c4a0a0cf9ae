import { readJsonList } from './read-json-list';

/** A page of somebody else that the desk shows beside a conversation. */
export interface CustomerPage {
  /** On its tab: 1 to 20 characters. */
  title: string;
  /** https, or http on this machine; with the places of {@link PLACES}. */
  url: string;
}

const TITLE_MAX_CHARS = 20;
/** What an address may name of the customer and the session. */
const PLACES = ['customerId', 'openid', 'nickname', 'sessionId'] as const;
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

export type PageValues = Record<(typeof PLACES)[number], string>;

/** Reads the setting; throws an `Error` that says which page is wrong, and how. */
export function readCustomerPages(raw: string): CustomerPage[] {
  return readJsonList(raw, { max: 5, zh: '个页面', en: 'pages' }, readPage);
}

function readPage({ title, url }: Record<string, unknown>, which: string): CustomerPage {
  if (typeof title !== 'string' || title.trim() === '' || title.length > TITLE_MAX_CHARS) {
    throw new Error(
      `${which}: title 应为 1 到 ${TITLE_MAX_CHARS} 字 (1 to ${TITLE_MAX_CHARS} characters)`,
    );
  }
  if (typeof url !== 'string') throw new Error(`${which}: 缺少 url (url is missing)`);
  const unknown = [...url.matchAll(/\$\{([^}]*)\}/g)].find(
    ([, name]) => !PLACES.some((place) => place === name),
  );
  if (unknown) {
    throw new Error(
      `${which}: 未知变量 (unknown place) ${unknown[0]}；可用 (known): ${PLACES.join(', ')}`,
    );
  }
  // What the customer is called must not decide where the desk goes.
  const [plain, other] = [filled(url, 'a'), filled(url, 'b')];
  if (!URL.canParse(plain) || !URL.canParse(other)) {
    throw new Error(`${which}: url 不正确 (is no address)`);
  }
  const { protocol, hostname, origin, username, password } = new URL(plain);
  if (origin !== new URL(other).origin || username || password) {
    throw new Error(`${which}: 变量只能用在路径和参数中 (places belong into path and query)`);
  }
  if (protocol !== 'https:' && !(protocol === 'http:' && LOCAL_HOSTS.includes(hostname))) {
    throw new Error(`${which}: 应为 https 地址 (must be https; http only on localhost)`);
  }
  return { title: title.trim(), url };
}

/** The address with the values in their places, each escaped. */
export function addressOf({ url }: CustomerPage, values: PageValues): string {
  return url.replace(/\$\{(\w+)\}/g, (_place, name: keyof PageValues) =>
    encodeURIComponent(values[name]),
  );
}

/** The origins that the desk must be allowed to frame. */
export function frameOriginsOf(pages: readonly CustomerPage[]): string[] {
  return [...new Set(pages.map(({ url }) => new URL(filled(url, 'a')).origin))];
}

function filled(url: string, value: string): string {
  return url.replace(/\$\{\w+\}/g, value);
}
