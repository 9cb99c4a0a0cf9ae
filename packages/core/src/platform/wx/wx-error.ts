import { CccError } from '@ccc/protocol';
import type { WxFailure } from './wx-host';

/**
 * The one place that reads WeChat's `errMsg`. What it says differs by system and version, so only
 * words that name the cause are looked for; all else is a connection that was lost.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html
 */
export function wxError({ errMsg }: WxFailure, url: string): CccError {
  if (/not in domain list|合法域名/i.test(errMsg)) {
    return new CccError('connection.domainBlocked', {
      params: { domain: originOf(url) },
      origin: errMsg,
    });
  }
  // A temporary file that the system has cleared away.
  if (/file not found|no such file|file.*not exist/i.test(errMsg))
    return new CccError('file.gone', { origin: errMsg });
  // `fail interrupted`: the app went to the background for more than five seconds.
  if (/time(d)?[ _-]?out/i.test(errMsg))
    return new CccError('connection.timeout', { origin: errMsg });
  return new CccError('connection.lost', { origin: errMsg });
}

/** What is to be put on the list: scheme, host and port. There is no `URL` in a mini-program. */
function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;
}
