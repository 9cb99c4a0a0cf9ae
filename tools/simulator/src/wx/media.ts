import { chooseFiles } from '../runtime/file-input';
import type { Host } from '../runtime/host';
import { ApiFailure, asyncApi, numberOption, textOption } from './api';
import type { ApiOptions } from './api';
import { passPrivacy } from './pass-privacy';
import { videoFacts } from './video-facts';

const isVideo = (file: File): boolean => file.type.startsWith('video/');

async function pick(host: Host, api: string, options: ApiOptions, accept: string): Promise<File[]> {
  await passPrivacy(host, api);
  const count = numberOption(options, 'count', 9);
  const sources = options['sourceType'];
  const camera = Array.isArray(sources) && sources.length === 1 && sources[0] === 'camera';
  const files = await chooseFiles(host, accept, count > 1, camera);
  if (files.length === 0) throw new ApiFailure('cancel');
  return files.slice(0, count);
}

function imageSize(host: Host, path: string): Promise<{ width: number; height: number }> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve({ width: picture.naturalWidth, height: picture.naturalHeight });
    picture.onerror = () => reject(new ApiFailure(`file not found ${path}`));
    picture.src = host.files.urlOf(path);
  });
}

function extensionsOf(options: ApiOptions): string[] {
  const given = options['extension'] ?? [];
  if (!Array.isArray(given) || given.some((each) => typeof each !== 'string' || each === '')) {
    throw new ApiFailure('parameter error: parameter.extension should be Array of String');
  }
  return given.map((each: string) => `.${each.replace(/^\./, '').toLowerCase()}`);
}

function acceptOf(type: string): string {
  return type === 'image' || type === 'video' ? `${type}/*` : '*/*';
}

function fitsExtension(name: string, extensions: readonly string[]): boolean {
  return extensions.length === 0 || extensions.some((each) => name.toLowerCase().endsWith(each));
}

/** Choosing and looking at pictures, videos and files. */
export function mediaApis(host: Host) {
  return {
    chooseMedia: asyncApi(host, 'chooseMedia', async (options) => {
      const types = (options['mediaType'] as string[] | undefined) ?? ['image', 'video'];
      const accept = types
        .map((type) => (type === 'mix' ? 'image/*,video/*' : `${type}/*`))
        .join(',');
      const files = await pick(host, 'chooseMedia', options, accept);
      const tempFiles = await Promise.all(
        files.map(async (file) => {
          const tempFilePath = host.files.addTemporary(file, file.name);
          const common = { tempFilePath, size: file.size };
          if (!isVideo(file)) return { ...common, fileType: 'image' };
          return { ...common, fileType: 'video', ...(await videoFacts(host, tempFilePath)) };
        }),
      );
      const type = tempFiles.every((one) => one.fileType === tempFiles[0]?.fileType)
        ? tempFiles[0]?.fileType
        : 'mix';
      return { tempFiles, type };
    }),
    chooseImage: asyncApi(host, 'chooseImage', async (options) => {
      const files = await pick(host, 'chooseImage', options, 'image/*');
      const tempFiles = files.map((file) => ({
        path: host.files.addTemporary(file, file.name),
        size: file.size,
      }));
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles };
    }),
    chooseMessageFile: asyncApi(host, 'chooseMessageFile', async (options) => {
      const type = options['type'] ?? 'all';
      if (!['all', 'video', 'image', 'file'].includes(String(type))) {
        throw new ApiFailure('parameter error: parameter.type should be all, video, image or file');
      }
      const count = numberOption(options, 'count', NaN);
      if (!(count >= 0 && count <= 100)) {
        throw new ApiFailure('parameter error: parameter.count should be a Number from 0 to 100');
      }
      const extensions = type === 'file' ? extensionsOf(options) : [];
      const accept = extensions.length > 0 ? extensions.join(',') : acceptOf(String(type));
      const files = await pick(host, 'chooseMessageFile', options, accept);
      // A phone does not even show the others.
      const fitting = files.filter(({ name }) => fitsExtension(name, extensions));
      if (fitting.length === 0) throw new ApiFailure('cancel');
      const tempFiles = fitting.map((file) => ({
        path: host.files.addTemporary(file, file.name),
        name: file.name,
        size: file.size,
        type: isVideo(file) ? 'video' : file.type.startsWith('image/') ? 'image' : 'file',
        time: Math.floor(file.lastModified / 1000),
      }));
      return { tempFiles };
    }),
    getImageInfo: asyncApi(host, 'getImageInfo', async (options) => {
      const path = textOption(options, 'src');
      const { width, height } = await imageSize(host, path);
      return {
        width,
        height,
        path,
        orientation: 'up',
        type: /\.(\w+)$/.exec(path)?.[1] ?? 'unknown',
      };
    }),
    compressImage: asyncApi(host, 'compressImage', (options) => ({
      tempFilePath: textOption(options, 'src'),
    })),
  };
}
