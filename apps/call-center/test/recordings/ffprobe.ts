import { spawnSync } from 'node:child_process';

/** What ffprobe finds in a file; null where there is no ffprobe. */
export function ffprobe(path: string): { codec: string; seconds: number; problems: string } | null {
  const found = spawnSync(
    'ffprobe',
    ['-v', 'warning', '-show_entries', 'stream=codec_name:format=duration', '-of', 'json', path],
    { encoding: 'utf8' },
  );
  if (found.error) return null;
  const { streams, format } = JSON.parse(found.stdout) as {
    streams: Array<{ codec_name: string }>;
    format: { duration: string };
  };
  return {
    codec: streams.map(({ codec_name: codec }) => codec).join(),
    seconds: Number(format.duration),
    problems: found.stderr,
  };
}

/** Decodes all of it: what the decoder complains of; null where there is no ffmpeg. */
export function decodingProblems(path: string): string | null {
  const found = spawnSync('ffmpeg', ['-v', 'warning', '-i', path, '-f', 'null', '-'], {
    encoding: 'utf8',
  });
  return found.error ? null : found.stderr;
}
