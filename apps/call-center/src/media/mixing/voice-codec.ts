import OpusScript from 'opusscript';
import { OPUS_RATE } from '../ogg/opus-packet';
import type { VoiceFrame } from './mix-voices';

const BITS_PER_SECOND = 32_000;

/** Opus of one person, both ways. */
export interface VoiceCodec {
  /** What a packet says; null: it is no Opus. */
  decode(packet: Buffer): VoiceFrame | null;
  encode(frame: VoiceFrame): Buffer;
  /** To be called once; what it holds is not collected by itself. */
  close(): void;
}

export function openVoiceCodec(): VoiceCodec {
  const opus = new OpusScript(OPUS_RATE, 1, OpusScript.Application.VOIP);
  opus.setBitrate(BITS_PER_SECOND);
  return {
    decode(packet) {
      try {
        return samplesIn(opus.decode(packet));
      } catch {
        return null;
      }
    },
    encode: (frame) => opus.encode(bytesOf(frame), frame.length),
    close: () => opus.delete(),
  };
}

function samplesIn(bytes: Buffer): VoiceFrame {
  const samples = new Int16Array(bytes.length / 2);
  for (let at = 0; at < samples.length; at += 1) samples[at] = bytes.readInt16LE(at * 2);
  return samples;
}

function bytesOf(samples: VoiceFrame): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((value, at) => bytes.writeInt16LE(value, at * 2));
  return bytes;
}
