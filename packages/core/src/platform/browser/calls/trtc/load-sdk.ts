import { CccError } from '@ccc/protocol';
import type { CallHost } from '../call-host';
import type { TrtcSdk } from './trtc-sdk';

/**
 * Tencent's SDK, loaded from the service into this page once; it is no part of this package.
 * Rejects with `connection.lost` when it is not to be had, `media.unsupported` where nothing can be loaded.
 */
export async function loadSdk(host: CallHost, url: string): Promise<TrtcSdk> {
  if (host.TRTC) return host.TRTC;
  const { document } = host;
  const { head } = document ?? {};
  if (!document?.createElement || !head) throw new CccError('media.unsupported');
  const script = document.createElement('script');
  script.src = url;
  await new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve(), { once: true });
    script.addEventListener('error', () => reject(new CccError('connection.lost')), { once: true });
    head.append(script);
  });
  if (!host.TRTC) throw new CccError('media.unsupported');
  return host.TRTC;
}
