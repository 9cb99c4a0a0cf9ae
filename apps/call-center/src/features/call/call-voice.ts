import type { FlowWords } from '@ccc/protocol';
import { loadChime } from '../../media/sounds/sound-library';

/** What the words of a flow sound like. */
export class CallVoice {
  #chime: Promise<readonly Buffer[]> | undefined;

  /** Opus packets, 20 ms each. Where nothing speaks, a chime says that there is something to read. */
  async packetsOf(_words: FlowWords): Promise<readonly Buffer[]> {
    this.#chime ??= loadChime();
    return this.#chime;
  }
}
