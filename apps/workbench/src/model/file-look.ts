/** Kinds of documents that look different. */
export type FileFamily = 'pdf' | 'word' | 'sheet' | 'slides' | 'archive' | 'picture' | 'other';

const FAMILIES: Readonly<Record<Exclude<FileFamily, 'other'>, readonly string[]>> = {
  pdf: ['pdf'],
  word: ['doc', 'docx', 'rtf'],
  sheet: ['xls', 'xlsx', 'csv'],
  slides: ['ppt', 'pptx'],
  archive: ['zip', 'rar', '7z'],
  picture: ['jpg', 'jpeg', 'png', 'gif', 'webp'],
};

/** Characters of the stem that stay readable beside the extension. */
const TAIL_CHARS = 4;

export function fileFamily(name: string): FileFamily {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = Object.entries(FAMILIES).find(([, extensions]) => extensions.includes(extension));
  return (found?.[0] as FileFamily | undefined) ?? 'other';
}

/** The name in two parts; when there is no room the first gives way, so that the kind stays readable. */
export function splitName(name: string): [string, string] {
  const extension = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  const head = stem.slice(0, Math.max(0, stem.length - TAIL_CHARS));
  return [head, name.slice(head.length)];
}

/** `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const isKb = bytes < 1024 * 1024;
  const value = bytes / (isKb ? 1024 : 1024 * 1024);
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${isKb ? 'KB' : 'MB'}`;
}
