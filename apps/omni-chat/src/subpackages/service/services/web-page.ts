/**
 * Whether a mini-program may show this address in a `<web-view>`: https, and of a business domain.
 * Nothing else may stand before the host, or it would be another one.
 */
export function isWebPage(url: string, domains: readonly string[]): boolean {
  const host = /^https:\/\/([a-z0-9.-]+)(?:[/?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return host !== undefined && domains.some((domain) => domain.toLowerCase() === host);
}
