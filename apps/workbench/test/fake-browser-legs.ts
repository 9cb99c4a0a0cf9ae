import type { CallId } from '@ccc/core';
import type { MediaLeg } from '@ccc/core/desk/index';
import type { BrowserLegs, DeviceChoice, LegStreams } from '@ccc/core/platform/browser/index';
import type { CallMedia, CccError } from '@ccc/protocol';
import { SilentStream } from './silent-stream';

/** The sound of calls, as the test says it is. */
export class FakeBrowserLegs implements BrowserLegs {
  streams: readonly LegStreams[] = [];
  readonly asked: string[] = [];
  /** What the microphone is refused with. */
  failWith: CccError | undefined;
  choice: DeviceChoice | undefined;
  readonly #listeners = new Set<() => void>();

  show(call: CallId, part: Partial<LegStreams> = {}): void {
    const [local, remote] = [new SilentStream(), new SilentStream()];
    this.streams = [{ call, local, remote, problem: undefined, ...part }];
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async prepare(media: CallMedia): Promise<void> {
    this.asked.push(`prepare ${media}`);
    if (this.failWith) throw this.failWith;
  }

  release(): void {
    this.asked.push('release');
  }

  async listen(): Promise<{ stream: MediaStream; stop(): void }> {
    this.asked.push('listen');
    if (this.failWith) throw this.failWith;
    return { stream: new SilentStream(), stop: () => void this.asked.push('stop listening') };
  }

  async watch(): Promise<{ stream: MediaStream; stop(): void }> {
    this.asked.push('watch');
    if (this.failWith) throw this.failWith;
    return { stream: new SilentStream(), stop: () => void this.asked.push('stop watching') };
  }

  async choose(choice: DeviceChoice): Promise<void> {
    this.choice = choice;
  }

  open(): MediaLeg {
    throw new Error('The desk joins; this is only what the page sees of it.');
  }
}
