import { OggOpusStream } from './ogg-opus-stream';
import { FRAME_SAMPLES, SILENCE } from './opus-packet';
import { readOggOpus } from './read-ogg-opus';

/** A file of these packets, one on each page. */
function fileOf(...packets: readonly Buffer[]): Buffer {
  const stream = new OggOpusStream({ serial: 1, preSkip: 0 });
  const pages = packets.map((payload) => stream.body([{ payload, samples: FRAME_SAMPLES }]));
  return Buffer.concat([stream.head(), ...pages]);
}

describe('readOggOpus', () => {
  it('reads the packets up to where the file is torn', () => {
    const file = fileOf(SILENCE, Buffer.alloc(600, 0xf8), SILENCE);
    expect(readOggOpus(file)).toEqual([SILENCE, Buffer.alloc(600, 0xf8), SILENCE]);
    expect(readOggOpus(file.subarray(0, -1))).toHaveLength(2);
  });

  it('reads nothing but Ogg Opus of 20 ms', () => {
    expect(() => readOggOpus(Buffer.from('RIFF'))).toThrow('Ogg');
    expect(() => readOggOpus(fileOf(SILENCE, Buffer.from([0xf0, 1])))).toThrow('20 ms');
    expect(() => readOggOpus(fileOf(Buffer.alloc(0)))).toThrow('20 ms');
  });
});
