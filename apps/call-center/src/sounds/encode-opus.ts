import { setImmediate as pause } from 'node:timers/promises';
import OpusScript from 'opusscript';
import type { Pcm } from './pcm';
import { Resampler } from './resampler';

const RATE = 48_000;
/** 20 ms. */
const FRAME = 960;
/** Calls sound through the same process: nobody waits longer than for a few frames. */
const FRAMES_AT_ONCE = 10;

/** Opus packets of 20 ms each, as RTP carries them; the last one is filled up with silence. */
export async function encodeOpus(pcm: Pcm): Promise<Buffer[]> {
  const sound = new Resampler(pcm, RATE);
  const frame = new Float32Array(FRAME);
  const encoder = new OpusScript(RATE, 1, OpusScript.Application.AUDIO);
  try {
    encoder.setBitrate(24_000);
    const packets: Buffer[] = [];
    for (let at = 0; at < sound.length; at += FRAME) {
      sound.read(frame, at);
      packets.push(encoder.encode(inBytes(frame), FRAME));
      if (packets.length % FRAMES_AT_ONCE === 0) await pause();
    }
    return packets;
  } finally {
    encoder.delete();
  }
}

function inBytes(frame: Float32Array): Buffer {
  const bytes = Buffer.alloc(frame.length * 2);
  frame.forEach((value, index) => {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 0x7fff), index * 2);
  });
  return bytes;
}
