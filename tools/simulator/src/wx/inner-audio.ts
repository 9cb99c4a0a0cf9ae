import type { Host } from '../runtime/host';

type Name = 'Canplay' | 'Play' | 'Pause' | 'Stop' | 'Ended' | 'TimeUpdate' | 'Error' | 'Waiting';
type Listener = (result: Record<string, unknown>) => void;

const EVENTS: readonly (readonly [string, Name])[] = [
  ['canplay', 'Canplay'],
  ['play', 'Play'],
  ['pause', 'Pause'],
  ['ended', 'Ended'],
  ['timeupdate', 'TimeUpdate'],
  ['waiting', 'Waiting'],
];

/** What a phone says of an address that cannot be played. */
const UNPLAYABLE = { errCode: 10001, errMsg: 'errCode:10001, err:system error' };

/** `wx.createInnerAudioContext()`: a player without a face. */
class InnerAudio {
  readonly #host: Host;
  readonly #audio = new Audio();
  readonly #listeners = new Map<Name, Set<Listener>>();
  #src = '';
  #isStopping = false;

  constructor(host: Host) {
    this.#host = host;
    for (const [event, name] of EVENTS) {
      this.#audio.addEventListener(event, () => {
        // A stop is told as such, and rewinds.
        if (name === 'Pause' && (this.#isStopping || this.#audio.ended)) return;
        this.#tell(name);
      });
    }
    this.#audio.addEventListener('error', () => {
      if (this.#src !== '') this.#tell('Error', UNPLAYABLE);
    });
    // As on a phone, nothing goes on playing behind a closed door.
    host.appHidden.add(() => this.#audio.pause());
    host.phoneCall.began.add(() => this.#audio.pause());
  }

  get src(): string {
    return this.#src;
  }
  set src(path: string) {
    this.#src = path;
    this.#audio.src = this.#host.files.urlOf(path);
  }
  get duration(): number {
    return Number.isFinite(this.#audio.duration) ? this.#audio.duration : 0;
  }
  get currentTime(): number {
    return this.#audio.currentTime;
  }
  get loop(): boolean {
    return this.#audio.loop;
  }
  set loop(isLooped: boolean) {
    this.#audio.loop = isLooped;
  }
  get paused(): boolean {
    return this.#audio.paused;
  }

  play(): void {
    this.#audio.play().catch((error: unknown) => {
      const isOwn = error instanceof DOMException && error.name === 'AbortError';
      if (!isOwn && !this.#audio.error) this.#tell('Error', UNPLAYABLE);
    });
  }
  pause(): void {
    this.#audio.pause();
  }
  stop(): void {
    this.#isStopping = true;
    this.#audio.pause();
    this.#audio.currentTime = 0;
    this.#tell('Stop');
    window.setTimeout(() => {
      this.#isStopping = false;
    }, 0);
  }
  seek(seconds: number): void {
    this.#audio.currentTime = seconds;
  }
  destroy(): void {
    this.#listeners.clear();
    this.#src = '';
    this.#audio.removeAttribute('src');
    this.#audio.load();
  }

  on(name: Name, listener: Listener): void {
    const known = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, known.add(listener));
  }
  off(name: Name, listener?: Listener): void {
    if (listener) this.#listeners.get(name)?.delete(listener);
    else this.#listeners.delete(name);
  }

  #tell(name: Name, result: Record<string, unknown> = {}): void {
    this.#host.scheduler.deliver(() =>
      this.#listeners.get(name)?.forEach((listener) => listener(result)),
    );
  }
}

/** Sound without a picture. */
export function innerAudioApis(host: Host) {
  return {
    createInnerAudioContext: () => {
      const audio = new InnerAudio(host);
      const names: Name[] = [...EVENTS.map(([, name]) => name), 'Stop', 'Error'];
      const listening = names.flatMap((name) => [
        [`on${name}`, (listener: Listener) => audio.on(name, listener)],
        [`off${name}`, (listener?: Listener) => audio.off(name, listener)],
      ]);
      return Object.assign(audio, Object.fromEntries(listening) as Record<string, unknown>);
    },
  };
}
