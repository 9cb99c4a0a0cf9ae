import type { CallId, FlowWords } from '@ccc/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { Hearing } from '../../domain/call-sound';
import type { MediaProvider } from '../../media/media-provider';

export interface RoomSoundOptions {
  call: CallId;
  media: MediaProvider;
  log: FastifyBaseLogger;
  packetsOf: (words: FlowWords) => Promise<readonly Buffer[]>;
  /** All that the flow waits for was heard. */
  onHeard: (until: string) => void;
}

/**
 * What the customer of one call hears: the words of the flow one after another, then what sounds on. All
 * follows from the hearing; only which words were heard is kept here, so that after a restart those that
 * are still to be heard begin again.
 */
export class RoomSound {
  readonly #options: RoomSoundOptions;
  readonly #heard = new Set<number>();
  #hearing: Hearing | null = null;
  /** The words that are being said, or prepared. */
  #saying: number | null = null;

  constructor(options: RoomSoundOptions) {
    this.#options = options;
  }

  /** As often as one likes: what sounds already goes on. */
  apply(hearing: Hearing): void {
    const { call, media, onHeard } = this.#options;
    this.#hearing = hearing;
    media.bridge(call, hearing.together);
    const next = hearing.words.find(({ id }) => !this.#heard.has(id));
    if (next) {
      if (this.#saying !== next.id) void this.#say(next);
      return;
    }
    this.#saying = null;
    media.play(call, 'customer', hearing.customer);
    if (hearing.until !== null) onHeard(hearing.until);
  }

  /** A prompt has come to its end. */
  played(prompt: string): void {
    if (this.#hearing === null || prompt !== String(this.#saying)) return;
    this.#heard.add(Number(prompt));
    this.apply(this.#hearing);
  }

  async #say({ id, ...words }: Hearing['words'][number]): Promise<void> {
    const { call, media, log, packetsOf } = this.#options;
    this.#saying = id;
    media.play(call, 'customer', null);
    try {
      const packets = await packetsOf(words);
      if (this.#saying === id) media.play(call, 'customer', { id: String(id), packets });
    } catch (err) {
      log.warn({ err, call }, 'words of a flow were not heard');
      if (this.#saying === id) this.played(String(id));
    }
  }

  /** The call is over. */
  stop(): void {
    this.#hearing = null;
    this.#saying = null;
  }
}
