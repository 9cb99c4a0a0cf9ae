import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';

/** @throws CccError `media.off`: nothing carries calls here */
export function requireCalls({ media, trtc }: ServiceContext): void {
  if (!media && !trtc) throw new CccError('media.off');
}
