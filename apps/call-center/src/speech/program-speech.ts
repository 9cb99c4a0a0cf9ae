import { spawn } from 'node:child_process';
import { encodeOpus } from '../sounds/encode-opus';
import { readWav } from '../sounds/read-wav';
import type { SpeechProvider, SpokenLanguage } from './speech-provider';

/** A voice that has said nothing by then is stuck. */
const TIMEOUT_MS = 10_000;
/** Five minutes of 22 kHz; a text is far below. */
const MAX_BYTES = 16 * 1024 * 1024;

const VOICES: Record<SpokenLanguage, string> = { 'zh-CN': 'cmn', en: 'en' };

/**
 * Speech by a program that is called as `espeak-ng` is: `-v voice --stdin --stdout`, text in, WAV out. The
 * text is never part of the command line.
 */
export function createProgramSpeech(program: string): SpeechProvider {
  return {
    async speak(text, language) {
      if (!/[\p{L}\p{N}]/u.test(text)) return [];
      const wav = await run(program, ['-v', VOICES[language], '--stdin', '--stdout'], text);
      const pcm = readWav(wav);
      if (!pcm) throw new Error(`${program} wrote no WAV`);
      return encodeOpus(pcm);
    },
  };
}

function run(program: string, args: readonly string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal: AbortSignal.timeout(TIMEOUT_MS),
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`${program} ended with ${signal ?? code}`));
    });
    // Who ends before it has read everything is told by its end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
