import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodingProblems, ffprobe } from '../../../test/recordings/ffprobe';
import { readOggFile, soundIn } from '../../../test/recordings/ogg-file';
import { loadSounds } from '../sounds/sound-library';
import { OggOpusStream, durationOf } from './ogg-opus-stream';
import { pagesIn } from './ogg-page';
import { FRAME_SAMPLES, SILENCE } from './opus-packet';
import { readOggOpus } from './read-ogg-opus';

const look = { serial: 7, preSkip: 4 * FRAME_SAMPLES };
const silence = (count: number) =>
  Array.from({ length: count }, () => ({ payload: SILENCE, samples: FRAME_SAMPLES }));
const dir = mkdtempSync(join(tmpdir(), 'ccc-ogg-'));

afterAll(() => rmSync(dir, { recursive: true }));

describe('OggOpusStream', () => {
  it('writes what ffprobe, ffmpeg and this service read', async () => {
    const { holdMusic } = await loadSounds();
    const packets = holdMusic.map((payload) => ({ payload, samples: 960 }));
    const stream = new OggOpusStream(look);
    const parts = [stream.head(), stream.body(silence(4)), stream.body(packets.slice(0, 333))];
    const file = Buffer.concat([...parts, stream.tail(packets.slice(333))]);
    expect(soundIn(file)).toEqual([...silence(4).map(({ payload }) => payload), ...holdMusic]);
    expect(readOggOpus(file).slice(4)).toEqual(holdMusic);
    expect(stream.durationMs).toBe(holdMusic.length * 20);
    const path = join(dir, 'music.opus');
    writeFileSync(path, file);
    const probed = ffprobe(path);
    if (probed === null) return;
    expect(probed).toEqual({ codec: 'opus', seconds: expect.closeTo(holdMusic.length / 50, 0), problems: '' });
    expect(decodingProblems(path)).toBe('');
  }); // prettier-ignore

  it('says on each page where the stream stands, and which is the last', () => {
    const stream = new OggOpusStream(look);
    const file = Buffer.concat([stream.head(), stream.body(silence(300)), stream.tail([])]);
    const pages = readOggFile(file).map(({ flags, granule }) => [flags, granule]);
    expect(pages).toEqual([[2, 0], [0, 0], [0, 255 * 960], [0, 300 * 960], [4, 300 * 960]]);
    expect([...pagesIn(file)].at(-1)).toEqual({ end: file.length, granule: 300 * 960, isLast: true, segments: [] });
  }); // prettier-ignore

  it('keeps packets of any length whole', () => {
    const payloads = [0, 1, 254, 255, 256, 510, 1275, 8000].map((length) =>
      Buffer.alloc(length, 1),
    );
    const stream = new OggOpusStream(look);
    const head = stream.head();
    const body = stream.tail(payloads.map((payload) => ({ payload, samples: 960 })));
    expect(soundIn(Buffer.concat([head, body]))).toEqual(payloads);
  });
});

describe('pagesIn', () => {
  const stream = new OggOpusStream(look);
  const head = stream.head();
  const first = stream.body(silence(50));
  const file = Buffer.concat([head, first, stream.body(silence(50))]);

  it('finds the pages before a torn one, wherever it is torn', () => {
    const whole = head.length + first.length;
    for (let length = whole; length < file.length; length += 1) {
      const found = [...pagesIn(file.subarray(0, length))].at(-1);
      expect(found).toMatchObject({ end: whole, granule: 50 * 960, isLast: false });
    }
    expect(durationOf(50 * 960, look.preSkip)).toBe(920);
  });

  it('does not believe a page that was written over', () => {
    const torn = Buffer.from(file);
    torn.writeUInt8(torn.readUInt8(file.length - 1) ^ 1, file.length - 1);
    expect([...pagesIn(torn)].at(-1)?.end).toBe(head.length + first.length);
    expect([...pagesIn(Buffer.from('no such thing'))]).toEqual([]);
  });
});
