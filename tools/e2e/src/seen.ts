import type { Locator } from 'playwright-core';
import { eventually } from './service-process';

/** A picture, as small as tells it from another one. */
interface Look {
  /** Mean of all its points, 0 to 255. */
  light: number;
  points: number[];
  /** Pictures shown so far. */
  frames: number;
}

/** Darker than anything that a camera gives: the browsers' show a green one with a moving disc. */
const DARK = 20;

async function lookAt(video: Locator): Promise<Look | null> {
  return video.evaluate((element) => {
    if (!(element instanceof HTMLVideoElement) || element.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [32, 24];
    const surface = canvas.getContext('2d');
    surface?.drawImage(element, 0, 0, 32, 24);
    const { data } = surface!.getImageData(0, 0, 32, 24);
    const points: number[] = [];
    for (let at = 0; at < data.length; at += 4) {
      points.push((data[at]! + data[at + 1]! + data[at + 2]!) / 3);
    }
    const light = points.reduce((sum, each) => sum + each, 0) / points.length;
    return { light, points, frames: element.getVideoPlaybackQuality().totalVideoFrames };
  });
}

/** Waits until a video that can be seen shows a picture that is not dark, and then another one. */
export async function sees(video: Locator, what: string): Promise<void> {
  await video.waitFor();
  let before: Look | null = null;
  await eventually(`${what} to be seen, and to move`, async () => {
    const now = await lookAt(video);
    if (!now || now.light < DARK) return false;
    before ??= now;
    const isOther = now.points.some((point, at) => Math.abs(point - before!.points[at]!) > 8);
    return isOther && now.frames > before.frames;
  });
}
