import { USER_DATA_PATH } from '../runtime/files';
import type { Host } from '../runtime/host';
import { ApiFailure, asyncApi, textOption } from './api';
import type { ApiOptions } from './api';

async function decode(blob: Blob, encoding: unknown): Promise<string | ArrayBuffer> {
  if (encoding === undefined) return blob.arrayBuffer();
  if (encoding === 'utf8' || encoding === 'utf-8') return blob.text();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (encoding === 'base64') return window.btoa(String.fromCharCode(...bytes));
  if (encoding === 'hex')
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  throw new ApiFailure(`invalid encoding ${String(encoding)}`);
}

function checkWritable(path: string): void {
  if (!path.startsWith(`${USER_DATA_PATH}/`)) {
    throw new ApiFailure(`permission denied, open ${path}`);
  }
}

/** `wx.getFileSystemManager()`: files live in memory, as long as the page. */
export function fileSystemApis(host: Host) {
  const { files } = host;
  const existing = async (options: ApiOptions, name = 'filePath'): Promise<Blob> => {
    const path = textOption(options, name);
    const blob = await files.read(path);
    if (blob === undefined) throw new ApiFailure(`no such file or directory, open ${path}`);
    return blob;
  };
  const manager = {
    readFile: asyncApi(host, 'readFile', async (options) => ({
      data: await decode(await existing(options), options['encoding']),
    })),
    writeFile: asyncApi(host, 'writeFile', (options) => {
      const path = textOption(options, 'filePath');
      checkWritable(path);
      files.write(path, new Blob([options['data'] as BlobPart]));
    }),
    saveFile: asyncApi(host, 'saveFile', async (options) => {
      const blob = await existing(options, 'tempFilePath');
      const wanted = options['filePath'];
      const name = textOption(options, 'tempFilePath').split('/').pop() ?? 'file';
      const savedFilePath = typeof wanted === 'string' ? wanted : `${USER_DATA_PATH}/${name}`;
      checkWritable(savedFilePath);
      files.write(savedFilePath, blob);
      return { savedFilePath };
    }),
    access: asyncApi(host, 'access', async (options) => {
      await existing(options, 'path');
    }),
    unlink: asyncApi(host, 'unlink', (options) => {
      const path = textOption(options, 'filePath');
      if (!files.remove(path)) throw new ApiFailure(`no such file or directory, open ${path}`);
    }),
    getFileInfo: asyncApi(host, 'getFileInfo', async (options) => ({
      size: (await existing(options)).size,
    })),
  };
  return { getFileSystemManager: () => manager, env: { USER_DATA_PATH } };
}
