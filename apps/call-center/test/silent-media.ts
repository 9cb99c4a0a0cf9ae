import { CccError, type CallId } from '@ccc/protocol';
import type { LegEvent, LegRole, MediaProvider, Prompt, Sound } from '../src/media/media-provider';
import type { Recorded } from '../src/media/recording/call-recorder';

/** Carries nothing, and writes down what it was told to do: `play customer queueMusic`, `bridge customer+agent`… */
export class SilentMedia implements MediaProvider {
  isFull = false;
  readonly done: string[] = [];
  /** The ids of the prompts that were to be played. */
  readonly prompts: string[] = [];
  readonly rooms = new Set<string>();
  readonly #listeners = new Set<(event: LegEvent) => void>();

  openRoom(call: string): void {
    this.rooms.add(call);
  }

  async answer(_call: string, role: LegRole, offerSdp: string): Promise<string> {
    if (offerSdp.includes('nonsense')) {
      throw new CccError('media.badOffer', { params: { problem: 'nonsense' } });
    }
    this.done.push(`answer ${role}`);
    return 'v=0\r\n';
  }

  play(_call: string, role: LegRole, sound: Sound | Prompt | null): void {
    if (sound === null || typeof sound === 'string') {
      this.done.push(`play ${role} ${sound ?? 'nothing'}`);
    } else {
      this.prompts.push(sound.id);
      this.done.push(`play ${role} prompt`);
    }
  }

  bridge(_call: string, together: readonly LegRole[]): void {
    this.done.push(`bridge ${together.join('+') || 'nobody'}`);
  }

  moveLeg(_call: string, from: LegRole, to: LegRole): void {
    this.done.push(`move ${from} to ${to}`);
  }

  /** Nothing is said, and nothing written. */
  async record(): Promise<Recorded> {
    return { files: [], fault: null };
  }

  removeLeg(_call: string, role: LegRole): void {
    this.done.push(`remove ${role}`);
  }

  async closeRoom(call: string): Promise<void> {
    this.rooms.delete(call);
  }

  async stats(): Promise<[]> {
    return [];
  }

  onLeg(listener: (event: LegEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As if the network had told it. */
  tell(event: LegEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Whether the caller, who heard a desk ring, hears words now. */
  get isGreeting(): boolean {
    const latest = (what: string) => this.done.lastIndexOf(`play customer ${what}`);
    return latest('prompt') > latest('ringback') && latest('ringback') >= 0;
  }

  /** What was to be played last has come to its end. */
  endPrompt(call: CallId): void {
    const prompt = this.prompts.at(-1) ?? '';
    this.tell({ call, role: 'customer', kind: 'played', prompt });
  }

  async close(): Promise<void> {}
}
