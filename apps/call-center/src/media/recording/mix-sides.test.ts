import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { levelOf, toneOf } from '../../../test/calls/tones';
import { decodingProblems, ffprobe } from '../../../test/recordings/ffprobe';
import { soundIn } from '../../../test/recordings/ogg-file';
import { openVoiceCodec } from '../mixing/voice-codec';
import { OggOpusStream, type SoundPacket } from '../ogg/ogg-opus-stream';
import { FRAME_SAMPLES, OPUS_RATE, SILENCE } from '../ogg/opus-packet';
import { mixSides } from './mix-sides';
import { PRE_SKIP } from './side-timeline';

const SECOND = 50;
const PRE_SKIP_FRAMES = PRE_SKIP / FRAME_SAMPLES;

describe('mixSides', () => {
  let dir: string;
  let path: string;
  const { signal } = new AbortController();

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ccc-mixed-'));
    path = join(dir, 'mixed');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** Silent but for a tone between two frames. */
  function side(name: string, hz: number, frames: number, from: number, to: number): string {
    const codec = openVoiceCodec();
    const stream = new OggOpusStream({ serial: 1, preSkip: PRE_SKIP });
    const packets = Array.from({ length: PRE_SKIP_FRAMES + frames }, (_, index): SoundPacket => {
      const frame = index - PRE_SKIP_FRAMES;
      const isSaid = frame >= from && frame < to;
      const payload = isSaid ? codec.encode(toneOf(hz, frame)) : SILENCE;
      return { payload, samples: FRAME_SAMPLES };
    });
    codec.close();
    writeFileSync(join(dir, name), Buffer.concat([stream.head(), stream.tail(packets)]));
    return join(dir, name);
  }

  /** What a player makes of it; without ffmpeg, what our own decoder does. */
  function played(): Int16Array {
    const args = ['-v', 'error', '-i', path, '-f', 's16le', '-ac', '1', '-ar', '48000', '-'];
    const found = spawnSync('ffmpeg', args, { maxBuffer: 1 << 28 });
    if (!found.error) {
      const { stdout: bytes } = found;
      return Int16Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16LE(at * 2));
    }
    const codec = openVoiceCodec();
    const all = soundIn(readFileSync(path)).flatMap((packet) => [...(codec.decode(packet) ?? [])]);
    codec.close();
    return Int16Array.from(all.slice(PRE_SKIP));
  }

  const audible = (sound: Int16Array, second: number): number[] => {
    const part = sound.subarray((second + 0.1) * OPUS_RATE, (second + 0.9) * OPUS_RATE);
    return [500, 900].filter((hz) => levelOf(hz, part) > 0.05);
  };

  it('has each side in it when it spoke, and both when both did', async () => {
    const sides = [
      side('customer', 500, 4 * SECOND, SECOND, 3 * SECOND),
      side('agent', 900, 4 * SECOND, 2 * SECOND, 4 * SECOND),
    ];
    const { durationMs, bytes } = await mixSides({ sides, path, signal });
    expect(bytes).toBe(statSync(path).size);
    expect(Math.abs(durationMs - 4000)).toBeLessThanOrEqual(20);
    expect(ffprobe(path) ?? { codec: 'opus', problems: '' }).toMatchObject({
      codec: 'opus',
      problems: '',
    });
    expect(decodingProblems(path) ?? '').toBe('');
    const sound = played();
    expect([0, 1, 2, 3].map((second) => audible(sound, second))).toEqual([
      [],
      [500],
      [500, 900],
      [900],
    ]);
    const starts = sound.findIndex((sample) => Math.abs(sample) > 2000) / OPUS_RATE;
    expect(starts).toBeCloseTo(1, 1);
  }, 30_000);

  it('goes on to the end of the longest, and needs no page in common', async () => {
    const sides = [side('customer', 500, 10, 0, 10), side('agent', 900, 130, 100, 130)];
    const { durationMs } = await mixSides({ sides, path, signal });
    expect(Math.abs(durationMs - 2600)).toBeLessThanOrEqual(20);
  }, 30_000);

  it('leaves nothing when it is stopped, or a side is gone', async () => {
    const stopping = new AbortController();
    const sides = [side('customer', 500, 4 * SECOND, 0, SECOND)];
    const mixing = mixSides({ sides, path, signal: stopping.signal });
    stopping.abort();
    await expect(mixing).rejects.toMatchObject({ name: 'AbortError' });
    expect(existsSync(path)).toBe(false);
    const gone = mixSides({ sides: [...sides, join(dir, 'gone')], path, signal });
    await expect(gone).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(path)).toBe(false);
  });
});
