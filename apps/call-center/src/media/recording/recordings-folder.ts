import { open, readFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { CALL_ROLES, asId, type CallId, type SessionId } from '@ccc/protocol';
import { durationOf } from '../ogg/ogg-opus-stream';
import { pagesIn } from '../ogg/ogg-page';
import type { RecordingPaths } from '../media-provider';
import type { Recorded, RecordedFile } from './call-recorder';
import { PRE_SKIP } from './side-timeline';

/** What a recording is of. */
export interface RecordingKey {
  session: SessionId;
  call: CallId;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/** What was kept of a call, and lies outside of the file store still. */
export interface KeptRecording extends Recorded {
  key: RecordingKey;
}

/** One file of a folder, by its name. */
interface Found {
  name: string;
  key: RecordingKey;
  side: Track;
}

type Track = RecordedFile['side'];

const TRACKS: readonly Track[] = [...CALL_ROLES, 'mixed'];
const ID = '[A-Za-z0-9_-]{1,64}';
const NAME = new RegExp(
  `^${ID}\\.(${ID})\\.(${ID})\\.([0-9]{1,16})\\.(${TRACKS.join('|')})\\.opus$`,
);

/**
 * Recordings that are being written, or wait to be put into the file store: files whose names say whose
 * they are and what of. A live one grows every second; what has not for long enough was left by a process
 * that is gone, and may be taken over by any other.
 */
export class RecordingsFolder {
  /** @param node this process among several that share the folder */
  constructor(
    private readonly dir: string,
    private readonly node: string,
  ) {}

  pathOf({ session, call, startedAt }: RecordingKey, side: Track): string {
    return join(this.dir, `${this.node}.${session}.${call}.${startedAt}.${side}.opus`);
  }

  pathsOf(key: RecordingKey, isMixed: boolean): RecordingPaths {
    return {
      customer: this.pathOf(key, 'customer'),
      agent: this.pathOf(key, 'agent'),
      colleague: this.pathOf(key, 'colleague'),
      mixed: isMixed ? this.pathOf(key, 'mixed') : null,
    };
  }

  /**
   * Takes over what was not written to since `before` (ms since 1970) and is `wanted`, with what is torn cut
   * off; a file that holds nothing is gone.
   */
  async takeOver(before: number, wanted: (key: RecordingKey) => boolean): Promise<KeptRecording[]> {
    const kept = new Map<string, KeptRecording>();
    for (const found of await this.list()) {
      const { key, side } = found;
      if (!wanted(key) || !(await this.claim(found, before))) continue;
      const path = this.pathOf(key, side);
      const { bytes, granule, isEnded } = await mend(path);
      const durationMs = durationOf(granule, PRE_SKIP);
      // Without its end a mixed one says less than the sides do.
      if (durationMs === 0 || (side === 'mixed' && !isEnded)) {
        await rm(path, { force: true });
        continue;
      }
      const name = nameOf(key);
      const one: KeptRecording = kept.get(name) ?? { key, files: [], fault: null };
      one.files.push({ side, path, durationMs, bytes });
      kept.set(name, isEnded ? one : { ...one, fault: 'interrupted' });
    }
    return [...kept.values()];
  }

  private async list(): Promise<Found[]> {
    const names = await readdir(this.dir).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    });
    return names.flatMap((name) => {
      const read = NAME.exec(name);
      if (!read) return [];
      const [, session = '', call = '', startedAt, side] = read;
      const key = {
        session: asId<SessionId>(session),
        call: asId<CallId>(call),
        startedAt: Number(startedAt),
      };
      const track = TRACKS.find((each) => each === side);
      return track ? [{ name, key, side: track }] : [];
    });
  }

  /** Renamed by one process alone. False: it is written to, or another was quicker. */
  private async claim({ name, key, side }: Found, before: number): Promise<boolean> {
    const path = join(this.dir, name);
    const own = this.pathOf(key, side);
    try {
      if ((await stat(path)).mtimeMs > before) return false;
      await rename(path, own);
      const now = new Date();
      await utimes(own, now, now);
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  }
}

/** The same for the sides of one recording, and for no other. */
export function nameOf({ session, call, startedAt }: RecordingKey): string {
  return `${session}.${call}.${startedAt}`;
}

interface WholePart {
  bytes: number;
  /** Where the stream stands there. */
  granule: number;
  /** With the last page. */
  isEnded: boolean;
}

/** Cuts off what is torn. */
async function mend(path: string): Promise<WholePart> {
  const file = await readFile(path);
  const whole: WholePart = { bytes: 0, granule: 0, isEnded: false };
  for (const { end, granule, isLast } of pagesIn(file)) {
    Object.assign(whole, { bytes: end, granule, isEnded: isLast });
  }
  if (whole.bytes === file.length) return whole;
  const handle = await open(path, 'r+');
  try {
    await handle.truncate(whole.bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return whole;
}

function isAbsent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
