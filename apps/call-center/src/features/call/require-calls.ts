import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';

/** @throws CccError `media.off`: nothing carries calls here */
export function requireCalls({ media, trtc }: ServiceContext): void {
  if (!media && !trtc) throw new CccError('media.off');
}

/** Said at once, so that nobody dials who could not be heard. @throws CccError `media.full` */
export function requireRoomForCall({ media }: ServiceContext): void {
  if (media?.isFull) throw new CccError('media.full');
}
