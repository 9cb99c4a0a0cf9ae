import type { BootOptions } from '../shared/bundle';

const DEFAULTS: BootOptions = {
  base: '/',
  user: 'guest',
  theme: 'light',
  lang: 'zh_CN',
  fontSizePx: 16,
  extConfig: {},
  allowedHosts: null,
  watch: false,
};

/** Reads what the server wrote into the page. */
export function readBootOptions(): BootOptions {
  const text = document.getElementById('mp-boot')?.textContent ?? '{}';
  return { ...DEFAULTS, ...(JSON.parse(text) as Partial<BootOptions>) };
}
