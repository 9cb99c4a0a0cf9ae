import { setImmediate as pause } from 'node:timers/promises';
import OpusScript from 'opusscript';
import type { Pcm } from './pcm';
import { resample } from './resample';

const RATE = 48_000;
/** 20 ms. */
const FRAME = 960;
/** Calls sound through the same process: nobody waits longer than for a few frames. */
const FRAMES_AT_ONCE = 10;

/** Opus packets of 20 ms each, as RTP carries them; the last one is filled up with silence. */
export async function encodeOpus(pcm: Pcm): Promise<Buffer[]> {
  const { samples } = resample(pcm, RATE);
  const encoder = new OpusScript(RATE, 1, OpusScript.Application.AUDIO);
  try {
    encoder.setBitrate(24_000);
    const packets: Buffer[] = [];
    for (let at = 0; at < samples.length; at += FRAME) {
      packets.push(encoder.encode(frameOf(samples, at), FRAME));
      if (packets.length % FRAMES_AT_ONCE === 0) await pause();
    }
    return packets;
  } finally {
    encoder.delete();
  }
}

function frameOf(samples: Float32Array, from: number): Buffer {
  const frame = Buffer.alloc(FRAME * 2);
  for (let index = 0; index < FRAME; index += 1) {
    const value = Math.max(-1, Math.min(1, samples[from + index] ?? 0));
    frame.writeInt16LE(Math.round(value * 0x7fff), index * 2);
  }
  return frame;
}
