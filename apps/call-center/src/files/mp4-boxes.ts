/** What the index of an MP4 says. */
export interface Mp4Facts {
  durationMs?: number;
  /** Of the first track of pictures, as it is to be shown. */
  width?: number;
  height?: number;
}

/** An index is a few hundred bytes a second; a longer one is none that is taken. */
const MOOV_MAX_BYTES = 2 * 1024 * 1024;

/**
 * Finds the index (`moov`) in a stream, wherever it stands, without keeping the rest.
 * @see ISO/IEC 14496-12 §4.2
 */
export class MoovFinder {
  #head: Buffer = Buffer.alloc(0);
  /** Bytes of the present box that are still to come. */
  #left = 0;
  #moov: Buffer[] | null = null;
  #facts: Mp4Facts | undefined;

  /** Undefined: it has not come yet. */
  get facts(): Mp4Facts | undefined {
    return this.#facts;
  }

  /** @throws RangeError for an index that is too long, or no boxes at all */
  push(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) {
      rest = this.#left > 0 ? this.#take(rest) : this.#begin(rest);
    }
  }

  #begin(bytes: Buffer): Buffer {
    this.#head = Buffer.concat([this.#head, bytes]);
    const head = this.#head;
    if (head.length < 16) return EMPTY;
    const name = head.toString('latin1', 4, 8);
    const isLong = head.readUInt32BE(0) === 1;
    const size = isLong ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0);
    const offset = isLong ? 16 : 8;
    // 0: up to the end of the file.
    this.#left = size === 0 ? Infinity : size - offset;
    if (this.#left < 0) throw new RangeError('no box');
    this.#head = EMPTY;
    if (name === 'moov') {
      if (this.#left > MOOV_MAX_BYTES) throw new RangeError('the index is too long');
      this.#moov = [];
    }
    return head.subarray(offset);
  }

  #take(bytes: Buffer): Buffer {
    const mine = bytes.subarray(0, this.#left);
    this.#left -= mine.length;
    this.#moov?.push(mine);
    if (this.#left === 0 && this.#moov) {
      this.#facts = readMoov(Buffer.concat(this.#moov));
      this.#moov = null;
    }
    return bytes.subarray(mine.length);
  }
}

const EMPTY = Buffer.alloc(0);

function readMoov(moov: Buffer): Mp4Facts {
  const tracks = boxes(moov).filter(({ name }) => name === 'trak');
  const sizes = tracks.map(({ body }) => trackSize(body)).filter((size) => size !== null);
  return { ...durationOf(moov), ...sizes[0] };
}

function durationOf(moov: Buffer): Pick<Mp4Facts, 'durationMs'> {
  const header = find(moov, 'mvhd');
  if (!header) return {};
  const isLong = header[0] === 1;
  const scale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  // Written while it was recorded, it does not know.
  if (scale === 0 || duration === 0) return {};
  return { durationMs: Math.round((duration * 1000) / scale) };
}

/** Null: a track of sound. */
function trackSize(track: Buffer): { width: number; height: number } | null {
  const header = find(track, 'tkhd');
  if (!header || header.length < 84) return null;
  const matrixAt = header[0] === 1 ? 52 : 40;
  const [width, height] = [matrixAt + 36, matrixAt + 40].map((at) => header.readUInt16BE(at));
  if (!width || !height) return null;
  // A phone that was held upright records lying, and says to turn it.
  const isTurned = header.readInt32BE(matrixAt) === 0 && header.readInt32BE(matrixAt + 4) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

function find(bytes: Buffer, wanted: string): Buffer | undefined {
  return boxes(bytes).find(({ name }) => name === wanted)?.body;
}

function boxes(bytes: Buffer): Array<{ name: string; body: Buffer }> {
  const found = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) break;
    found.push({
      name: bytes.toString('latin1', at + 4, at + 8),
      body: bytes.subarray(at + 8, at + size),
    });
    at += size;
  }
  return found;
}
