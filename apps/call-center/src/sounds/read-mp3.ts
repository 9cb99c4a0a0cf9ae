import { readFile } from 'node:fs/promises';
import { setImmediate as pause } from 'node:timers/promises';
import type { Pcm } from './pcm';

/** What `minimp3-wasm` exports: minimp3 in a memory of its own, which nothing in a file can leave. */
interface Minimp3 {
  memory: { buffer: ArrayBuffer };
  decoder_init(): void;
  decoder_set_mp3_data_size(bytes: number): void;
  decoder_mp3_data_offset(): number;
  decoder_seek(seconds: number): void;
  decoder_decode(seconds: number): void;
  decode_results_sampling_rate(): number;
  decode_results_num_channels(): number;
  /** Of all channels. */
  decode_results_num_samples(): number;
  decoder_pcm_data_offset(): number;
}

declare const WebAssembly: {
  instantiate(bytes: Buffer, imports: object): Promise<{ instance: { exports: Minimp3 } }>;
};

/** Decoded at once: calls sound through the same process. */
const PART_SECONDS = 0.5;

/** The sound of an MP3, its channels mixed into one; null: it has none. */
export async function readMp3(file: Buffer): Promise<Pcm | null> {
  const code = await readFile(require.resolve('minimp3-wasm/dist/decoder.opt.wasm'));
  const { instance } = await WebAssembly.instantiate(code, {});
  const decoder = instance.exports;
  decoder.decoder_init();
  decoder.decoder_set_mp3_data_size(file.length);
  new Uint8Array(decoder.memory.buffer, decoder.decoder_mp3_data_offset(), file.length).set(file);
  decoder.decoder_seek(0);
  const parts: Float32Array[] = [];
  let rate = 0;
  for (;;) {
    decoder.decoder_decode(PART_SECONDS);
    const count = decoder.decode_results_num_samples();
    if (count === 0) break;
    rate ||= decoder.decode_results_sampling_rate();
    // A file that changes its rate on the way is no sound that one could play.
    if (rate !== decoder.decode_results_sampling_rate()) return null;
    parts.push(mixed(decoder, count));
    await pause();
  }
  return rate === 0 ? null : { samples: joined(parts), rate };
}

function mixed(decoder: Minimp3, count: number): Float32Array {
  const offset = decoder.decoder_pcm_data_offset();
  const pcm = new Int16Array(decoder.memory.buffer, offset, count);
  const channels = decoder.decode_results_num_channels();
  return Float32Array.from({ length: Math.floor(count / channels) }, (_, index) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += pcm[index * channels + channel] ?? 0;
    return sum / channels / 0x8000;
  }); // prettier-ignore
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
