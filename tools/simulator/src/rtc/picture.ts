import type { Host } from '../runtime/host';
import { ApiFailure } from '../wx/api';
import type { ApiOptions } from '../wx/api';

const COMPRESSED_QUALITY = 0.7;

/** `snapshot()` of a context: the picture that is on the screen now. */
export async function snapshot(host: Host, video: HTMLVideoElement, options: ApiOptions) {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || video.srcObject === null) throw new ApiFailure('there is no picture');
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const quality = options['quality'] === 'compressed' ? COMPRESSED_QUALITY : 1;
  const picture = await new Promise<Blob | null>((done) =>
    canvas.toBlob(done, 'image/jpeg', quality),
  );
  if (picture === null) throw new ApiFailure('the picture cannot be kept');
  const tempImagePath = host.files.addTemporary(picture, 'snapshot.jpg');
  return { tempImagePath, width: String(width), height: String(height) };
}
