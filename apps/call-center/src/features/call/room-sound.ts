import type { CallId, FlowWords } from '@ccc/protocol';
import type { FastifyBaseLogger } from 'fastify';
import { announcementTurn, type Announcing, type Hearing } from '../../domain/call-sound';
import type { MediaProvider } from '../../media/media-provider';

export interface RoomSoundOptions {
  call: CallId;
  media: Pick<MediaProvider, 'play' | 'bridge'>;
  log: Pick<FastifyBaseLogger, 'warn'>;
  /** Milliseconds since 1970. */
  now: () => number;
  packetsOf: (words: FlowWords) => Promise<readonly Buffer[]>;
  /** The words for who waits, as their place is now; null: they do not wait any more. */
  announcement: () => Promise<FlowWords | null>;
  /** All that the flow waits for was heard. */
  onHeard: (until: string) => void;
}

/** Which announcements of one waiting were begun: all up to this turn. */
interface Announced {
  from: number;
  turn: number;
}

/**
 * What the customer of one call hears: the words of the flow one after another, then what sounds on, broken by
 * announcements. All follows from the hearing and the clock; only what was heard is kept here, so that after a
 * restart words that are still to be heard begin again, and announcements go on.
 */
export class RoomSound {
  readonly #options: RoomSoundOptions;
  readonly #heard = new Set<number>();
  #hearing: Hearing | null = null;
  #announced: Announced | null = null;
  /** What is being said, or prepared. */
  #saying: string | null = null;

  constructor(options: RoomSoundOptions) {
    this.#options = options;
  }

  /** As often as one likes: what sounds already goes on. Announcements begin here, so that it is to be every second. */
  apply(hearing: Hearing): void {
    const { call, media, onHeard, packetsOf } = this.#options;
    this.#hearing = hearing;
    media.bridge(call, hearing.together);
    const next = hearing.words.find(({ id }) => !this.#heard.has(id));
    if (next) {
      const { id, ...words } = next;
      if (this.#saying === String(id)) return;
      media.play(call, 'customer', null);
      void this.#say(String(id), () => packetsOf(words));
      return;
    }
    if (hearing.announced && this.#saying === promptOf(hearing.announced, this.#announced)) return;
    this.#saying = null;
    media.play(call, 'customer', hearing.customer);
    if (hearing.announced) this.#announce(hearing.announced);
    if (hearing.until !== null) onHeard(hearing.until);
  }

  /** A prompt has come to its end. */
  played(prompt: string): void {
    const hearing = this.#hearing;
    if (hearing === null || prompt !== this.#saying) return;
    this.#saying = null;
    const words = hearing.words.find(({ id }) => prompt === String(id));
    if (words) this.#heard.add(words.id);
    // One that took longer than the time between two leaves the next ones out: there is music in between.
    else if (hearing.announced) this.#turn(hearing.announced);
    this.apply(hearing);
  }

  /** The call is over. */
  stop(): void {
    this.#hearing = null;
    this.#saying = null;
  }

  /** What sounds on goes on until the words are there. */
  #announce(announced: Announcing): void {
    const { announcement, packetsOf } = this.#options;
    if (!this.#turn(announced)) return;
    const prompt = promptOf(announced, this.#announced);
    void this.#say(prompt, async () => {
      const words = await announcement();
      return words && packetsOf(words);
    });
  }

  /** Whether another turn has come since the last. */
  #turn({ from, everyMs }: Announcing): boolean {
    const turn = announcementTurn({ from, everyMs }, this.#options.now());
    const last = this.#announced?.from === from ? this.#announced.turn : -1;
    if (turn <= last) return false;
    this.#announced = { from, turn };
    return true;
  }

  async #say(prompt: string, prepare: () => Promise<readonly Buffer[] | null>): Promise<void> {
    const { call, media, log } = this.#options;
    this.#saying = prompt;
    try {
      const packets = await prepare();
      if (this.#saying !== prompt) return;
      if (packets) media.play(call, 'customer', { id: prompt, packets });
      else this.played(prompt);
    } catch (err) {
      log.warn({ err, call }, 'words of a flow were not heard');
      if (this.#saying === prompt) this.played(prompt);
    }
  }
}

/** Names an announcement, apart from all words of the flow. */
function promptOf({ from }: Announcing, announced: Announced | null): string {
  return `wait ${from} ${announced?.from === from ? announced.turn : -1}`;
}
