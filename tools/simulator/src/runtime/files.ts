/** Prefix of `wx.env.USER_DATA_PATH`. */
export const USER_DATA_PATH = 'wxfile://usr';

/** Temporary and saved files of the app; they live as long as the page. */
export class FileStore {
  private readonly blobs = new Map<string, Blob>();
  private readonly urls = new Map<string, string>();
  private counter = 0;

  constructor(private readonly packageUrl: string) {}

  /** Keeps a blob under a new temporary path. */
  addTemporary(blob: Blob, name = ''): string {
    const extension = /\.\w+$/.exec(name)?.[0] ?? extensionOf(blob.type);
    this.counter += 1;
    const path = `wxfile://tmp_${Date.now().toString(36)}${this.counter}${extension}`;
    this.blobs.set(path, blob);
    return path;
  }

  write(path: string, blob: Blob): void {
    this.remove(path);
    this.blobs.set(path, blob);
  }

  remove(path: string): boolean {
    const url = this.urls.get(path);
    if (url !== undefined) URL.revokeObjectURL(url);
    this.urls.delete(path);
    return this.blobs.delete(path);
  }

  get(path: string): Blob | undefined {
    return this.blobs.get(path);
  }

  list(): readonly string[] {
    return [...this.blobs.keys()];
  }

  /** Contents of a temporary, saved or package file. */
  async read(path: string): Promise<Blob | undefined> {
    const blob = this.blobs.get(path);
    if (blob !== undefined || path.startsWith('wxfile://')) return blob;
    const response = await window.fetch(this.urlOf(path));
    return response.ok ? response.blob() : undefined;
  }

  /** An address the browser can show; package files are relative to the package's root. */
  urlOf(path: string): string {
    const blob = this.blobs.get(path);
    if (blob === undefined) {
      return /^[a-z]+:/i.test(path) ? path : this.packageUrl + path.replace(/^\//, '');
    }
    const known = this.urls.get(path) ?? URL.createObjectURL(blob);
    this.urls.set(path, known);
    return known;
  }
}

function extensionOf(type: string): string {
  const subtype = type.split('/')[1]?.split(';')[0];
  if (subtype === undefined || subtype === 'octet-stream') return '';
  return `.${subtype === 'jpeg' ? 'jpg' : subtype.replace(/^x-|\+.*$/g, '')}`;
}
