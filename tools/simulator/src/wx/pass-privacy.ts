import type { Host } from '../runtime/host';
import { ApiFailure } from './api';

/** Lets an API that touches personal data go on, or fails it as WeChat does. */
export async function passPrivacy(host: Host, api: string): Promise<void> {
  if (await host.privacy.pass(host, api)) return;
  throw new ApiFailure('privacy permission is not authorized', { errno: 104 });
}
