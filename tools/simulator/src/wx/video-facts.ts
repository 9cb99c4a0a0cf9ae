import type { Host } from '../runtime/host';

/** What the album knows of a video. */
export interface VideoFacts {
  /** Seconds. */
  readonly duration: number;
  readonly width: number;
  readonly height: number;
  readonly thumbTempFilePath: string;
}

/** A browser that cannot play it says so, or says nothing. */
const READ_MS = 5000;
const POSTER_AT_S = 0.1;

/** Reads a video as a phone's album does; zeros and no thumbnail for one that it cannot play. */
export async function videoFacts(host: Host, path: string): Promise<VideoFacts> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = host.files.urlOf(path);
  const isThere = await happens(video, 'loadeddata');
  if (!isThere) return { duration: 0, width: 0, height: 0, thumbTempFilePath: '' };
  const { duration, videoWidth: width, videoHeight: height } = video;
  video.currentTime = POSTER_AT_S;
  await happens(video, 'seeked');
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
  return {
    // What a browser recorded does not know its end.
    duration: Number.isFinite(duration) ? duration : 0,
    width,
    height,
    thumbTempFilePath: picture ? host.files.addTemporary(picture, 'thumb.jpg') : '',
  };
}

function happens(video: HTMLVideoElement, name: 'loadeddata' | 'seeked'): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(() => resolve(false), READ_MS);
    const settle = (came: boolean) => () => {
      window.clearTimeout(timer);
      resolve(came);
    };
    video.addEventListener(name, settle(true), { once: true });
    video.addEventListener('error', settle(false), { once: true });
  });
}
