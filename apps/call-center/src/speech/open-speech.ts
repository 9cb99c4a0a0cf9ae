import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { CccError } from '@ccc/protocol';
import type { FastifyBaseLogger } from 'fastify';
import { cachedSpeech } from './cached-speech';
import { createProgramSpeech } from './program-speech';
import type { SpeechProvider } from './speech-provider';

/** What is looked for when nothing is named. */
const DEFAULT_PROGRAM = 'espeak-ng';

/**
 * The voice of flows: the program that is named, else `espeak-ng` where it is installed. Null: there is
 * none, and callers read what the flow says.
 * @param setting `auto`, `off`, or a program
 * @throws CccError `config.invalid`: the program that is named does not speak
 */
export async function openSpeech(
  setting: string,
  log: FastifyBaseLogger,
  path = process.env.PATH ?? '',
): Promise<SpeechProvider | null> {
  if (setting === 'off') return null;
  if (setting === 'auto') {
    const found = await findProgram(DEFAULT_PROGRAM, path);
    if (found === null) {
      log.info('no espeak-ng here: callers hear a chime, and read what the flow says (speech)');
      return null;
    }
    return cachedSpeech(createProgramSpeech(found));
  }
  const speech = createProgramSpeech(setting);
  try {
    await speech.speak('1', 'en');
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new CccError('config.invalid', { params: { name: 'speech', problem } });
  }
  return cachedSpeech(speech);
}

async function findProgram(name: string, path: string): Promise<string | null> {
  for (const folder of path.split(delimiter).filter((each) => each !== '')) {
    const candidate = join(folder, name);
    try {
      await access(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not there: the next folder.
    }
  }
  return null;
}
