/** What the beginning of a WebM says; whoever recorded it in a browser may not know how long it is. */
export interface WebmFacts {
  durationMs?: number;
  width?: number;
  height?: number;
}

/** Elements that hold others, and those that are read. https://www.matroska.org/technical/elements.html */
const HOLDERS = new Set([0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0]);
const CLUSTER = 0x1f43b675;
const DOC_TYPE = 0x4282;
const EBML = 0x1a45dfa3;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;

/** Null: it is no WebM. */
export function readWebmHeader(head: Buffer): WebmFacts | null {
  const values = new Map<number, Buffer>();
  walk(head, 0, head.length, values);
  if (values.get(DOC_TYPE)?.toString('latin1').replaceAll('\0', '') !== 'webm') return null;
  const ticks = float(values.get(DURATION));
  const scale = whole(values.get(TIMESTAMP_SCALE)) || 1_000_000;
  const width = whole(values.get(PIXEL_WIDTH));
  const height = whole(values.get(PIXEL_HEIGHT));
  return {
    ...(ticks > 0 ? { durationMs: Math.round((ticks * scale) / 1_000_000) } : {}),
    ...(width > 0 && height > 0 ? { width, height } : {}),
  };
}

function walk(bytes: Buffer, start: number, end: number, values: Map<number, Buffer>): void {
  let at = start;
  while (at < end) {
    const id = number(bytes, at, false);
    const size = id && number(bytes, at + id.length, true);
    if (!id || !size || id.value === CLUSTER) return;
    const from = at + id.length + size.length;
    // All ones: not known; it goes on to the end.
    const isOpen = size.value === 2 ** (7 * size.length) - 1;
    const to = isOpen ? end : Math.min(end, from + size.value);
    if (HOLDERS.has(id.value) || id.value === EBML) walk(bytes, from, to, values);
    else if (!values.has(id.value)) values.set(id.value, bytes.subarray(from, to));
    at = to;
  }
}

/** A number whose first byte tells its length; of a size, that bit is no part of it. */
function number(bytes: Buffer, at: number, isSize: boolean) {
  const first = bytes[at];
  if (!first) return null;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > bytes.length) return null;
  let value = isSize ? first & (0xff >> length) : first;
  for (let index = 1; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, length };
}

function whole(bytes: Buffer | undefined): number {
  return bytes ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : 0;
}

function float(bytes: Buffer | undefined): number {
  if (bytes?.length === 4) return bytes.readFloatBE(0);
  return bytes?.length === 8 ? bytes.readDoubleBE(0) : 0;
}
