import { buffer } from 'node:stream/consumers';
import type { FlowWords } from '@ccc/protocol';
import { readOggOpus } from '../../media/ogg/read-ogg-opus';
import { loadChime } from '../../media/sounds/sound-library';
import { languageOf } from '../../speech/speech-provider';
import type { ServiceContext } from '../context';

type VoiceContext = Pick<ServiceContext, 'speech' | 'log' | 'files'>;

/** What the words of a flow sound like. */
export class CallVoice {
  readonly #context: VoiceContext;
  #chime: Promise<readonly Buffer[]> | undefined;

  constructor(context: VoiceContext) {
    this.#context = context;
  }

  /** Opus packets, 20 ms each. Where nothing speaks, a chime says that there is something to read. */
  async packetsOf({ text, sound }: FlowWords): Promise<readonly Buffer[]> {
    const { speech, log } = this.#context;
    const uploaded = sound === undefined ? null : await this.#uploaded(sound);
    if (uploaded) return uploaded;
    try {
      if (speech) return await speech.speak(text, languageOf(text));
    } catch (err) {
      log.warn({ err }, 'words of a flow could not be spoken');
    }
    this.#chime ??= loadChime();
    return this.#chime;
  }

  /** Null: it was removed, or cannot be read just now. The text is there for that. */
  async #uploaded(sound: string): Promise<readonly Buffer[] | null> {
    const { files, log } = this.#context;
    try {
      const file = await files.get(sound);
      return file && readOggOpus(await buffer(file));
    } catch (err) {
      log.warn({ err, sound }, 'a sound of a flow cannot be played');
      return null;
    }
  }
}
