import type { CardContent, DocumentContent, FilmContent } from '@ccc/core';
import type { AppWords } from '../../app-words';
import { confirm, showWords } from './dialogs';
import { copy } from './links';

/** What `wx.openDocument` shows; the rest can be passed on to a chat, and saved from there. */
const READABLE = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'] as const;

/** Temporary files of this phone have paths of their own, `http://tmp/` among them. */
const isRemote = (url: string): boolean => /^https?:\/\/(?!tmp\/)/.test(url);

/** Downloads a document, where it is not here already, and shows it. */
export async function openDocument(file: DocumentContent, words: AppWords['chat']): Promise<void> {
  let filePath: string;
  try {
    filePath = isRemote(file.url) ? await download(file.url, words) : file.url;
  } catch {
    return showWords(words.downloadFailed, words);
  }
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase();
  const fileType = READABLE.find((known) => known === extension);
  if (fileType === undefined) return passOn(filePath, file.name, words);
  wx.openDocument({
    filePath,
    fileType,
    showMenu: true,
    fail: () => showWords(words.cannotOpen, words),
  });
}

function download(url: string, words: AppWords['chat']): Promise<string> {
  wx.showLoading({ title: words.downloading });
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url,
      success: ({ statusCode, tempFilePath }) =>
        statusCode === 200 ? resolve(tempFilePath) : reject(new Error(String(statusCode))),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
      complete: () => wx.hideLoading({}),
    });
  });
}

async function passOn(filePath: string, fileName: string, words: AppWords['chat']): Promise<void> {
  // 2.16.1 and later.
  if (!wx.canIUse('shareFileMessage')) return showWords(words.cannotOpen, words);
  const question = { title: fileName, content: words.passOnText };
  const isWanted = await confirm({
    ...question,
    confirmText: words.passOn,
    cancelText: words.back,
  });
  if (isWanted) wx.shareFileMessage({ filePath, fileName });
}

/** Shows a video over the whole screen. */
export function playVideo({ url, posterUrl }: FilmContent, words: AppWords['chat']): void {
  // 2.12.0 and later.
  if (!wx.canIUse('previewMedia')) return showWords(words.cannotOpen, words);
  wx.previewMedia({
    sources: [{ url, type: 'video', ...(posterUrl ? { poster: posterUrl } : {}) }],
    fail: () => showWords(words.cannotOpen, words),
  });
}

/** Goes to the page of a card; an address of the web is copied, since a mini-program cannot go there. */
export function openCard({ path, url }: CardContent, words: AppWords['chat']): void {
  if (path !== undefined) {
    wx.navigateTo({ url: path, fail: () => showWords(words.cannotOpen, words) });
  } else if (url !== undefined) {
    copy(url, words.linkCopied);
  }
}
