import type { BootOptions } from '../shared/bundle';

const escapeJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The page that is the mini-program alone. */
export function appPage(boot: BootOptions, version: string): string {
  const { base, theme, lang } = boot;
  return `<!doctype html>
<html lang="${lang === 'en' ? 'en' : 'zh-CN'}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}runtime.css?${version}">
<link rel="stylesheet" href="${base}app.css?${version}" id="mp-app-style">
<script id="mp-boot" type="application/json">${escapeJson(boot)}</script>
<script defer src="${base}runtime.js?${version}"></script>
<script defer src="${base}app.js?${version}"></script>
<title>${escapeHtml(boot.user)}</title>
</head>
<body></body>
</html>
`;
}

/** The device frame around {@link appPage}. */
export function phonePage(boot: BootOptions, version: string): string {
  const { base, theme, lang } = boot;
  return `<!doctype html>
<html lang="${lang === 'en' ? 'en' : 'zh-CN'}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}phone.css?${version}">
<script id="mp-boot" type="application/json">${escapeJson(boot)}</script>
<script defer src="${base}phone.js?${version}"></script>
<title>${escapeHtml(boot.user)} · ${lang === 'en' ? 'Phone' : '手机'}</title>
</head>
<body></body>
</html>
`;
}
