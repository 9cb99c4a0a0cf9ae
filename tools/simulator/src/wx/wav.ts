/** What a phone records by default, in Hz. */
export const SAMPLE_HZ = 16000;

/** Any sound that the browser reads, as WAV: one channel, 16 bits. */
export async function toWav(sound: Blob): Promise<{ file: Blob; durationMs: number }> {
  const context = new OfflineAudioContext(1, 1, SAMPLE_HZ);
  const decoded = await context.decodeAudioData(await sound.arrayBuffer());
  const samples = decoded.getChannelData(0);
  const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at: number, words: string) =>
    [...words].forEach((char, index) => bytes.setUint8(at + index, char.charCodeAt(0)));
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, SAMPLE_HZ, true);
  bytes.setUint32(28, SAMPLE_HZ * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) =>
    bytes.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 0x7fff, true),
  );
  const file = new Blob([bytes.buffer], { type: 'audio/wav' });
  return { file, durationMs: Math.round(decoded.duration * 1000) };
}
