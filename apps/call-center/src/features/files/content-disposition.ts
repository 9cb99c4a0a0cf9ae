import type { StoredFile } from '../../store/files';

/** What is known of bytes that are served. */
export type Described = Pick<StoredFile, 'kind' | 'mime' | 'name'> & { id: string };

/** The extension to give what has no name of its own. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/ogg; codecs=opus': 'opus',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/**
 * Documents are saved, never opened by the browser; the rest is shown where it stands.
 * Names of all languages are said as RFC 6266 and 8187 want it, with a plain one for those who do not read that.
 */
export function dispositionOf({ id, kind, mime, name }: Described): string {
  if (kind !== 'file' || name === undefined) {
    return `inline; filename="${id}.${EXTENSIONS[mime] ?? 'bin'}"`;
  }
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
