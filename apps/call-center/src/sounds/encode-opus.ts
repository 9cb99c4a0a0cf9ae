import { setImmediate as pause } from 'node:timers/promises';
import OpusScript from 'opusscript';
import { FRAME_SAMPLES, OPUS_RATE } from '../media/ogg/opus-packet';
import type { Pcm } from './pcm';
import { Resampler } from './resampler';

/** By so many samples the sound is late in the packets: what libopus looks ahead at 48 kHz. */
export const LOOKAHEAD = 312;
/** Calls sound through the same process: nobody waits longer than for a few frames. */
const FRAMES_AT_ONCE = 10;

/** Opus packets of 20 ms each, as RTP carries them; the last one is filled up with silence. */
export async function encodeOpus(pcm: Pcm): Promise<Buffer[]> {
  const sound = new Resampler(pcm, OPUS_RATE);
  const frame = new Float32Array(FRAME_SAMPLES);
  const encoder = new OpusScript(OPUS_RATE, 1, OpusScript.Application.AUDIO);
  try {
    encoder.setBitrate(24_000);
    const packets: Buffer[] = [];
    for (let at = 0; at < sound.length; at += FRAME_SAMPLES) {
      sound.read(frame, at);
      packets.push(encoder.encode(inBytes(frame), FRAME_SAMPLES));
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
