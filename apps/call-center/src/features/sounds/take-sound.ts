import { CccError, SOUND_LIMITS } from '@ccc/protocol';
import { requireExtension, extensionOf } from '../../files/extension';
import { mp3DurationMs } from '../../files/mpeg-audio';
import { wavDurationMs } from '../../files/wav-header';
import { OggOpusStream } from '../../media/ogg/ogg-opus-stream';
import { FRAME_MS, FRAME_SAMPLES } from '../../media/ogg/opus-packet';
import { LOOKAHEAD, encodeOpus } from '../../sounds/encode-opus';
import type { Pcm } from '../../sounds/pcm';
import { readMp3 } from '../../sounds/read-mp3';
import { readWav } from '../../sounds/read-wav';

interface SoundKind {
  extension: string;
  /** From the headers alone; null: it is not of this kind. */
  durationMs(file: Buffer): number | null;
  /** Null: of a kind that cannot be read. */
  read(file: Buffer): Promise<Pcm | null>;
}

const KINDS: readonly SoundKind[] = [
  { extension: 'wav', durationMs: wavDurationMs, read: async (file) => readWav(file) },
  { extension: 'mp3', durationMs: mp3DurationMs, read: readMp3 },
];

/**
 * An upload as the Ogg Opus that calls play, by what its bytes say.
 * @throws CccError `file.kindMismatch`, `file.tooLong`
 */
export async function takeSound(
  file: Buffer,
  fileName: string,
): Promise<{ opus: Buffer; durationMs: number }> {
  for (const { extension, durationMs, read } of KINDS) {
    const ms = durationMs(file);
    if (ms === null) continue;
    requireExtension(extensionOf(fileName), [extension]);
    const max = SOUND_LIMITS.maxSeconds;
    if (ms > max * 1000) throw new CccError('file.tooLong', { params: { max } });
    const pcm = await read(file);
    if (!pcm || pcm.samples.length === 0) break;
    const packets = await encodeOpus(pcm);
    return { opus: inOgg(packets), durationMs: packets.length * FRAME_MS };
  }
  throw new CccError('file.kindMismatch');
}

function inOgg(packets: readonly Buffer[]): Buffer {
  const stream = new OggOpusStream({ serial: 1, preSkip: LOOKAHEAD });
  const sound = packets.map((payload) => ({ payload, samples: FRAME_SAMPLES }));
  return Buffer.concat([stream.head(), stream.tail(sound)]);
}
