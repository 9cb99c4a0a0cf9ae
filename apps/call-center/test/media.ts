/** Whole files of sound and pictures that move, as small as they can be. */

/** MP3 frames of silence: 24 kHz, 32 kbit/s, 24 ms each. */
export function mp3(durationMs: number, { tagBytes = 0 } = {}): Buffer {
  const frame = Buffer.alloc(96);
  frame.writeUInt32BE(0xfff344c0, 0);
  const frames = Array.from({ length: Math.ceil(durationMs / 24) }, () => frame);
  return Buffer.concat([...(tagBytes > 0 ? [id3(tagBytes)] : []), ...frames]);
}

function id3(bytes: number): Buffer {
  const tag = Buffer.alloc(10 + bytes);
  tag.write('ID3', 'latin1');
  tag.set([4, 0, 0, 0, 0, (bytes >> 7) & 0x7f, bytes & 0x7f], 3);
  return tag;
}

/** AAC in ADTS frames: 16 kHz, 64 ms each. */
export function aac(durationMs: number): Buffer {
  const frame = Buffer.alloc(20);
  frame.set([0xff, 0xf1, (1 << 6) | (8 << 2), 0x40, frame.length >> 3, (frame.length & 7) << 5, 0]);
  return Buffer.concat(Array.from({ length: Math.ceil(durationMs / 64) }, () => frame));
}

/** Silence: 8 kHz, 8 bits. */
export function wav(durationMs: number): Buffer {
  const sound = Buffer.alloc(durationMs * 8, 0x80);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}

interface Mp4Look {
  durationMs: number;
  /** 0: sound alone. */
  width?: number;
  height?: number;
  /** Held upright: it is stored lying. */
  isTurned?: boolean;
  /** Before the pictures, as the web wants it, or behind them, as cameras write it. */
  index?: 'first' | 'last';
  brand?: string;
}

/** The boxes of an MP4 that say what it is, around bytes that nobody can play. */
export function mp4(look: Mp4Look): Buffer {
  const { durationMs, width = 0, height = 0, isTurned = false, index = 'last' } = look;
  const header = Buffer.alloc(100);
  header.writeUInt32BE(600, 12);
  header.writeUInt32BE(Math.round(durationMs * 0.6), 16);
  const track = Buffer.alloc(84);
  [isTurned ? 0 : 0x10000, isTurned ? 0x10000 : 0].forEach((value, at) =>
    track.writeInt32BE(value, 40 + 4 * at),
  );
  track.writeUInt16BE(width, 76);
  track.writeUInt16BE(height, 80);
  const moov = box('moov', box('mvhd', header), box('trak', box('tkhd', track)));
  const type = box('ftyp', Buffer.from(`${look.brand ?? 'isom'}\0\0\0\0`, 'latin1'));
  const frames = box('mdat', Buffer.alloc(5000, 1));
  return Buffer.concat(index === 'first' ? [type, moov, frames] : [type, frames, moov]);
}

function box(name: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** The head of a WebM; a recorder in a browser says no duration. */
export function webm(look: { width: number; height: number; durationMs?: number }): Buffer {
  const { width, height, durationMs } = look;
  const duration = Buffer.alloc(4);
  duration.writeFloatBE(durationMs ?? 0, 0);
  const info = [
    element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])),
    ...(durationMs === undefined ? [] : [element('4489', duration)]),
  ];
  const video = element('e0', element('b0', uint16(width)), element('ba', uint16(height)));
  const segment = [
    element('1549a966', ...info),
    element('1654ae6b', element('ae', video)),
    element('1f43b675', Buffer.alloc(900, 1)),
  ];
  const open = Buffer.concat([Buffer.from('1853806701ffffffffffffff', 'hex'), ...segment]);
  return Buffer.concat([element('1a45dfa3', element('4282', Buffer.from('webm'))), open]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value, 0);
  return bytes;
}

function element(id: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(0x10000000 + body.length, 0);
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
}
