import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RecordingFault } from '@ccc/protocol';

/** What of a file a recording needs. */
export interface PageHandle {
  appendFile(bytes: Buffer): Promise<void>;
  truncate(bytes: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Makes a file that is not there. */
export type OpenPages = (path: string) => Promise<PageHandle>;

/** Its folder is made, too. */
export const openPages: OpenPages = async (path) => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return open(path, 'ax', 0o600);
};

/** More than this on its way to the disk, and the disk does not keep up. */
const MAX_WAITING_BYTES = 1 << 20;

/** A file that grows by whole pages, in their order. With the first fault it stops, and ends with what was whole. */
export class PageFile {
  /** Of whole pages, and how long they sound. */
  bytes = 0;
  durationMs = 0;
  fault: RecordingFault | null = null;
  private waiting = 0;
  private readonly handle: Promise<PageHandle | null>;
  private last: Promise<void> = Promise.resolve();

  /** `onFault` is told once what went wrong. */
  constructor(
    open: Promise<PageHandle>,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.handle = open.catch((error: unknown) => {
      this.fail(error);
      return null;
    });
  }

  /** @param durationMs how long the file sounds with them */
  append(pages: Buffer, durationMs: number): void {
    if (this.fault !== null || pages.length === 0) return;
    this.waiting += pages.length;
    if (this.waiting > MAX_WAITING_BYTES) this.fail(new Error('the disk does not keep up'));
    this.last = this.last.then(() => this.write(pages, durationMs));
  }

  /** Resolves when what was appended is on its way no more. */
  written(): Promise<void> {
    return this.last;
  }

  /** Resolves when everything lies on the disk that ever will. */
  async close(): Promise<void> {
    await this.last;
    const handle = await this.handle;
    if (!handle) return;
    try {
      if (this.fault !== null) await handle.truncate(this.bytes);
      await handle.sync();
    } catch (error) {
      this.fail(error);
    } finally {
      await handle.close();
    }
  }

  private async write(pages: Buffer, durationMs: number): Promise<void> {
    const handle = await this.handle;
    this.waiting -= pages.length;
    if (!handle || this.fault !== null) return;
    try {
      await handle.appendFile(pages);
      this.bytes += pages.length;
      this.durationMs = durationMs;
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    if (this.fault !== null) return;
    this.fault = isFull(error) ? 'diskFull' : 'diskFailed';
    this.onFault(error);
  }
}

function isFull(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOSPC' || error.code === 'EDQUOT')
  );
}
