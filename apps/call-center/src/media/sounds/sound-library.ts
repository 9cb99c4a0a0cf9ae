import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sound } from '../media-provider';
import { readOggOpus } from '../ogg/read-ogg-opus';

/** The Opus packets of each sound, 20 ms apiece. */
export type SoundLibrary = Readonly<Record<Sound, readonly Buffer[]>>;

const FILES: Record<Sound, string> = {
  queueMusic: 'queue-music.opus',
  ringback: 'ringback.opus',
  holdMusic: 'hold-music.opus',
};

/** Beside `src` and `dist` alike. */
const FOLDER = join(__dirname, '../../../assets/sounds');

/** What is heard where words can only be read. */
export async function loadChime(): Promise<readonly Buffer[]> {
  return readOggOpus(await readFile(join(FOLDER, 'chime.opus')));
}

export async function loadSounds(): Promise<SoundLibrary> {
  const [queueMusic, ringback, holdMusic] = await Promise.all(
    Object.values(FILES).map(async (name) => readOggOpus(await readFile(join(FOLDER, name)))),
  );
  if (!queueMusic || !ringback || !holdMusic) throw new Error('a sound is missing');
  return { queueMusic, ringback, holdMusic };
}
