import { parsePageConfig, type PageConfig } from './page-config';

declare global {
  interface Window {
    __CCC_DEMO__?: unknown;
  }
}

const TIMEOUT_MS = 3000;

/**
 * Runs `./config.js` if the server has one. It is asked for its type first, because a service
 * that answers every address with the page itself would hand out HTML as a script.
 */
export async function loadPageConfig(): Promise<PageConfig> {
  try {
    const url = new URL('./config.js', document.baseURI);
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const isScript = /javascript/.test(answer.headers.get('content-type') ?? '');
    if (answer.ok && isScript) await run(url.href);
  } catch {
    return parsePageConfig(undefined);
  }
  return parsePageConfig(window.__CCC_DEMO__);
}

function run(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('config.js did not load.'));
    document.head.append(script);
  });
}
