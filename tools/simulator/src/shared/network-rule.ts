/** The rules a phone applies to the address of a request, an upload or a socket. */
export interface NetworkRule {
  /** `true` refuses http and ws even for this machine. */
  readonly urlCheck: boolean;
  /** Hosts (with port, when it is not the default) that count as registered; `null` allows all. */
  readonly allowedHosts: readonly string[] | null;
}

/** `insecure` is allowed because checks are off, and would fail on a phone. */
export type NetworkVerdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'insecure' }
  | { readonly kind: 'refused'; readonly reason: string };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Judges `address` as WeChat would; `schemes` are the secure and the insecure scheme, with colon. */
export function judgeAddress(
  address: string,
  schemes: readonly [secure: string, insecure: string],
  rule: NetworkRule,
): NetworkVerdict {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { kind: 'refused', reason: 'invalid url' };
  }
  const known = rule.allowedHosts === null || rule.allowedHosts.includes(url.host);
  if (url.protocol === schemes[0]) {
    return known ? { kind: 'ok' } : { kind: 'refused', reason: 'url not in domain list' };
  }
  if (url.protocol !== schemes[1]) return { kind: 'refused', reason: 'invalid url' };
  const local = LOOPBACK.has(url.hostname) || rule.allowedHosts?.includes(url.host) === true;
  if (rule.urlCheck || !local) return { kind: 'refused', reason: 'url not in domain list' };
  return { kind: 'insecure' };
}
