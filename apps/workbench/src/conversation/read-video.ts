import type { LocalVideo } from '@ccc/core';
import type { LocalFiles } from '@ccc/core/platform/browser/index';

/** A file that tells nothing in this time will not tell anything. */
const READ_MS = 5000;
/** The first moment is often black. */
const POSTER_AT_S = 0.1;
const POSTER_MAX_PX = 640;

type VideoFacts = Pick<LocalVideo, 'width' | 'height' | 'durationMs' | 'posterPath'>;

/** Size, length and a first picture of a video; `null` when this browser cannot play it. */
export async function readVideo(files: LocalFiles, url: string): Promise<VideoFacts | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = url;
  if (!(await happens(video, 'loadeddata'))) return null;
  const { videoWidth: width, videoHeight: height, duration } = video;
  if (width === 0 || height === 0) return null;
  const posterPath = await drawPoster(files, video);
  video.removeAttribute('src');
  return {
    width,
    height,
    // What was recorded in a browser does not know its end.
    ...(Number.isFinite(duration) ? { durationMs: Math.round(duration * 1000) } : {}),
    ...(posterPath === undefined ? {} : { posterPath }),
  };
}

async function drawPoster(files: LocalFiles, video: HTMLVideoElement): Promise<string | undefined> {
  video.currentTime = POSTER_AT_S;
  await happens(video, 'seeked');
  const scale = Math.min(1, POSTER_MAX_PX / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const picture = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', 0.8),
  );
  return picture ? files.keep(picture, 'poster.jpg') : undefined;
}

function happens(video: HTMLVideoElement, name: 'loadeddata' | 'seeked'): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), READ_MS);
    const settle = (came: boolean) => () => {
      clearTimeout(timer);
      resolve(came);
    };
    video.addEventListener(name, settle(true), { once: true });
    video.addEventListener('error', settle(false), { once: true });
  });
}
