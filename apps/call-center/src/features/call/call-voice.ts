import type { FlowWords } from '@ccc/protocol';
import { loadChime } from '../../media/sounds/sound-library';
import { languageOf } from '../../speech/speech-provider';
import type { ServiceContext } from '../context';

/** What the words of a flow sound like. */
export class CallVoice {
  readonly #context: Pick<ServiceContext, 'speech' | 'log'>;
  #chime: Promise<readonly Buffer[]> | undefined;

  constructor(context: Pick<ServiceContext, 'speech' | 'log'>) {
    this.#context = context;
  }

  /** Opus packets, 20 ms each. Where nothing speaks, a chime says that there is something to read. */
  async packetsOf({ text }: FlowWords): Promise<readonly Buffer[]> {
    const { speech, log } = this.#context;
    try {
      if (speech) return await speech.speak(text, languageOf(text));
    } catch (err) {
      log.warn({ err }, 'words of a flow could not be spoken');
    }
    this.#chime ??= loadChime();
    return this.#chime;
  }
}
