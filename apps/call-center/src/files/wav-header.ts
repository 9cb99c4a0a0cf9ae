/** How long a WAV plays; null: it is none. */
export function wavDurationMs(bytes: Buffer): number | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (bytes.toString('latin1', 8, 12) !== 'WAVE') return null;
  let bytesPerSecond = 0;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 24 <= bytes.length) bytesPerSecond = bytes.readUInt32LE(at + 16);
    if (name === 'data') {
      // Whoever writes while it records may not know the size, and says the greatest there is.
      const sound = Math.min(size, bytes.length - at - 8);
      return bytesPerSecond === 0 ? null : Math.round((sound * 1000) / bytesPerSecond);
    }
    at += 8 + size + (size % 2);
  }
  return null;
}
