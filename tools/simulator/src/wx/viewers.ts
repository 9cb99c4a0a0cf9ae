import { showDocument, showMedia } from '../runtime/viewers';
import type { Host } from '../runtime/host';
import { ApiFailure, asyncApi, textOption } from './api';

/** What WeChat's document viewer reads. */
const DOCUMENTS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];
/** What a preview takes at once. */
const MAX_SOURCES = 50;

interface Source {
  readonly url: string;
  readonly type: 'image' | 'video';
  readonly poster: string | undefined;
}

function sourceOf(host: Host, given: unknown): Source {
  const { url, type = 'image', poster }: Record<string, unknown> = { ...(given as object) };
  if (typeof url !== 'string' || url === '') {
    throw new ApiFailure('parameter error: sources.url should be String');
  }
  if (type !== 'image' && type !== 'video') {
    throw new ApiFailure('parameter error: sources.type should be image or video');
  }
  return {
    url: host.files.urlOf(url),
    type,
    poster: typeof poster === 'string' ? host.files.urlOf(poster) : undefined,
  };
}

/** Documents, pictures and videos over the whole screen. */
export function viewerApis(host: Host) {
  return {
    openDocument: asyncApi(host, 'openDocument', async (options) => {
      const path = textOption(options, 'filePath');
      const blob = await host.files.read(path);
      if (blob === undefined) throw new ApiFailure("file doesn't exist");
      const given = options['fileType'] ?? /\.(\w+)$/.exec(path)?.[1];
      const type = String(given).toLowerCase();
      if (!DOCUMENTS.includes(type)) throw new ApiFailure('filetype not supported');
      showDocument(host, { type, bytes: blob.size });
    }),
    previewMedia: asyncApi(host, 'previewMedia', (options) => {
      const given = options['sources'];
      if (!Array.isArray(given) || given.length === 0 || given.length > MAX_SOURCES) {
        throw new ApiFailure('parameter error: sources should be Array of 1 to 50');
      }
      const sources = given.map((each) => sourceOf(host, each));
      const current = Number(options['current'] ?? 0);
      const first = sources[current];
      if (!first) throw new ApiFailure('parameter error: current should be an index of sources');
      showMedia(host, first);
    }),
  };
}
