/** Bit rates (kbit/s) of layer III by index, of MPEG-1 and of MPEG-2 and 2.5. */
const KBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const MPEG_1_HZ = [44100, 48000, 32000];
const AAC_HZ = [
  96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350,
];

/** One frame of sound. */
interface Frame {
  bytes: number;
  ms: number;
}

type FrameReader = (bytes: Buffer, at: number) => Frame | null;

/** How long an MP3 plays, frame by frame, so that a changing bit rate is reckoned in; null: it is none. */
export function mp3DurationMs(bytes: Buffer): number | null {
  return walk(bytes, skipId3(bytes), mp3Frame);
}

/** The same of AAC in ADTS frames, as phones record it. */
export function aacDurationMs(bytes: Buffer): number | null {
  return walk(bytes, skipId3(bytes), aacFrame);
}

export const isMp3Frame = (head: Buffer, at: number): boolean => mp3Frame(head, at) !== null;
export const isAacFrame = (head: Buffer, at: number): boolean => aacFrame(head, at) !== null;

/** Where the sound begins, behind what players show of it. */
export function skipId3(bytes: Buffer): number {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  return 10 + size;
}

/** Sound from its first frame on; whoever begins with none, or has but one, is something else. */
function walk(bytes: Buffer, start: number, read: FrameReader): number | null {
  let [at, ms, frames] = [start, 0, 0];
  for (;;) {
    const frame = read(bytes, at);
    // A tag, or the half of a frame that a recorder left, may stand at the end.
    if (!frame) break;
    at += frame.bytes;
    ms += frame.ms;
    frames += 1;
  }
  return frames >= 2 && bytes.length - at <= TAIL_MAX_BYTES ? Math.round(ms) : null;
}

/** A tag of ID3v1 or APEv2, and a broken frame. */
const TAIL_MAX_BYTES = 4096;

function mp3Frame(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length) return null;
  const word = bytes.readUInt32BE(at);
  const version = (word >>> 19) & 3;
  const isLayer3 = ((word >>> 17) & 3) === 1;
  if (word >>> 21 !== 0x7ff || version === 1 || !isLayer3) return null;
  const isMpeg1 = version === 3;
  const kbits = (isMpeg1 ? KBITS_1 : KBITS_2)[(word >>> 12) & 15];
  const base = MPEG_1_HZ[(word >>> 10) & 3];
  if (!kbits || !base) return null;
  const hz = base / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
  const samples = isMpeg1 ? 1152 : 576;
  const padding = (word >>> 9) & 1;
  const length = Math.floor((samples * kbits * 125) / hz) + padding;
  return { bytes: length, ms: (samples * 1000) / hz };
}

function aacFrame(bytes: Buffer, at: number): Frame | null {
  if (at + 7 > bytes.length) return null;
  const isSynced = (bytes.readUInt16BE(at) & 0xfff6) === 0xfff0;
  const hz = AAC_HZ[((bytes[at + 2] ?? 0) >> 2) & 15];
  const length = (bytes.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
  if (!isSynced || !hz || length < 7) return null;
  const blocks = ((bytes[at + 6] ?? 0) & 3) + 1;
  return { bytes: length, ms: (1024 * blocks * 1000) / hz };
}
