/** RED (RFC 2198): a frame of sound with copies of the ones before, against loss. */

interface Block {
  /** Where the block's header stands; its first byte holds the payload type. */
  header: number;
  /** How long before the frame itself this one was said. */
  ticksBefore: number;
  start: number;
  end: number;
}

/** The frame itself, without the copies; `null` if the payload is mangled. */
export function primaryOf(payload: Buffer): Buffer | null {
  const primary = blocksOf(payload)?.at(-1);
  return primary ? payload.subarray(primary.start, primary.end) : null;
}

/** The frame and the copies of those before it, the oldest first; none if the payload is mangled. */
export function framesOf(payload: Buffer): Array<{ ticksBefore: number; frame: Buffer }> {
  return (blocksOf(payload) ?? []).map(({ ticksBefore, start, end }) => ({
    ticksBefore,
    frame: payload.subarray(start, end),
  }));
}

/** The same with another payload type for what is inside; `null` if the payload is mangled. */
export function withInnerType(payload: Buffer, payloadType: number): Buffer | null {
  const blocks = blocksOf(payload);
  if (!blocks) return null;
  const copy = Buffer.from(payload);
  for (const { header } of blocks) {
    copy.writeUInt8((copy.readUInt8(header) & 0x80) | payloadType, header);
  }
  return copy;
}

/** The copies first, the frame itself last. */
function blocksOf(payload: Buffer): Block[] | null {
  const lengths: Array<{ header: number; ticksBefore: number; length: number }> = [];
  let at = 0;
  while (at < payload.length && payload.readUInt8(at) & 0x80) {
    if (at + 4 > payload.length) return null;
    const ticksBefore = payload.readUInt16BE(at + 1) >> 2;
    lengths.push({ header: at, ticksBefore, length: payload.readUInt16BE(at + 2) & 0x3ff });
    at += 4;
  }
  if (at >= payload.length) return null;
  const last = at;
  let start = at + 1;
  const blocks = lengths.map(({ length, ...where }) => {
    const block = { ...where, start, end: start + length };
    start = block.end;
    return block;
  });
  if (start > payload.length) return null;
  return [...blocks, { header: last, ticksBefore: 0, start, end: payload.length }];
}
