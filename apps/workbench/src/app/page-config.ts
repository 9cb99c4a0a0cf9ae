/** What the server may tell the page in `./config.js`, as `window.__CCC_DEMO__`. */
export interface PageConfig {
  /** Only then the query may fill in the login form. */
  demo: boolean;
  sdkAppId: number | undefined;
  /** Where the service is; empty: where the page came from. */
  baseUrl: string;
  /** The password of every demonstration account; read only in a demo. */
  password: string;
}

export interface LoginPrefill {
  email: string;
  password: string;
  sdkAppId: number | undefined;
}

/** Reads the value that the script left, if it ran at all. */
export function parsePageConfig(value: unknown): PageConfig {
  const given: Record<string, unknown> = { ...(typeof value === 'object' ? value : {}) };
  return {
    demo: given['demo'] === true,
    sdkAppId: toSdkAppId(given['sdkAppId']),
    baseUrl: typeof given['baseUrl'] === 'string' ? given['baseUrl'].replace(/\/+$/, '') : '',
    password: typeof given['password'] === 'string' ? given['password'] : '',
  };
}

/** `?agent=…&password=…` in a demo, `?sdkAppId=…` everywhere. */
export function loginPrefill(
  config: PageConfig,
  search: string,
  lastSdkAppId: number | undefined,
): LoginPrefill {
  const query = new URLSearchParams(search);
  return {
    email: config.demo ? (query.get('agent') ?? '') : '',
    password: config.demo ? (query.get('password') ?? config.password) : '',
    sdkAppId: toSdkAppId(query.get('sdkAppId')) ?? config.sdkAppId ?? lastSdkAppId,
  };
}

/**
 * In a demo each `?agent=` keeps its own login, so that several desks fit into one browser.
 * Empty everywhere else.
 */
export function compartmentOf(config: PageConfig, search: string): string {
  return config.demo ? (new URLSearchParams(search).get('agent') ?? '') : '';
}

function toSdkAppId(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}
