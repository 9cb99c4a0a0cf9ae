import { chooseFiles } from '../runtime/file-input';
import type { Host } from '../runtime/host';
import { ApiFailure, asyncApi, numberOption, textOption } from './api';
import type { ApiOptions } from './api';

const isVideo = (file: File): boolean => file.type.startsWith('video/');

async function pick(host: Host, options: ApiOptions, accept: string): Promise<File[]> {
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

/** Choosing and looking at pictures, videos and files. */
export function mediaApis(host: Host) {
  return {
    chooseMedia: asyncApi(host, 'chooseMedia', async (options) => {
      const types = (options['mediaType'] as string[] | undefined) ?? ['image', 'video'];
      const accept = types
        .map((type) => (type === 'mix' ? 'image/*,video/*' : `${type}/*`))
        .join(',');
      const files = await pick(host, options, accept);
      const tempFiles = files.map((file) => ({
        tempFilePath: host.files.addTemporary(file, file.name),
        size: file.size,
        fileType: isVideo(file) ? 'video' : 'image',
      }));
      const type = tempFiles.every((one) => one.fileType === tempFiles[0]?.fileType)
        ? tempFiles[0]?.fileType
        : 'mix';
      return { tempFiles, type };
    }),
    chooseImage: asyncApi(host, 'chooseImage', async (options) => {
      const files = await pick(host, options, 'image/*');
      const tempFiles = files.map((file) => ({
        path: host.files.addTemporary(file, file.name),
        size: file.size,
      }));
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles };
    }),
    chooseMessageFile: asyncApi(host, 'chooseMessageFile', async (options) => {
      const files = await pick(host, options, '*/*');
      const tempFiles = files.map((file) => ({
        path: host.files.addTemporary(file, file.name),
        name: file.name,
        size: file.size,
        type: 'file',
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
