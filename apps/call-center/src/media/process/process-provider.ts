import { CccError, type CallId } from '@ccc/protocol';
import { LegListeners } from '../leg-listeners';
import type {
  LegEvent,
  LegRole,
  LegStats,
  MediaLog,
  MediaProvider,
  Prompt,
  RecordingPaths,
  Sound,
} from '../media-provider';
import type { EmbeddedSettings } from '../open-embedded';
import type { Recorded } from '../recording/call-recorder';
import { errorOf, type Order, type Said } from './messages';
import { Questions } from './questions';
import { startMediaProcess, type MediaProcess } from './start-process';
import { WantedRoom } from './wanted-room';

/** Before another process is started in the place of one that is gone: at first at once, ms. */
const BACK_OFF_MS = [0, 1000, 2000, 5000, 10_000, 30_000] as const;
/** Who stood for so long begins with the first again, ms. */
const STOOD_MS = 60_000;

export interface ProcessOptions {
  /** Told of the processes that come. */
  onStarted?: (process: { pid: number }) => void;
  /** How often a process is asked whether it still works; who owes twelve answers is killed. @default 5000 */
  askEveryMs?: number;
}

/**
 * The embedded provider in a process of its own, which nothing else of the service can hold up. When that
 * process dies, or hangs, each of its legs is told as lost, another one is started, and each room is there again as it
 * was to be; recordings break off.
 *
 * @throws CccError `config.portInUse`, `config.invalid`
 */
export async function openProcessProvider(
  settings: EmbeddedSettings,
  log: MediaLog,
  options: ProcessOptions = {},
): Promise<MediaProvider> {
  const provider = new ProcessProvider(settings, log, options);
  await provider.open();
  return provider;
}

class ProcessProvider implements MediaProvider {
  /** Null: it is gone, and another one not there yet. */
  private process: MediaProcess | null = null;
  /** As it last said. */
  isFull = false;
  private isClosing = false;
  private failures = 0;
  private retry: NodeJS.Timeout | undefined;
  private starting: Promise<void> | null = null;
  /** Wait for the next process. */
  private readonly waiting = new Set<(error: Error | null) => void>();
  private readonly rooms = new Map<CallId, WantedRoom>();
  private readonly listeners: LegListeners;
  private lastId = 0;
  private readonly nextId = (): number => (this.lastId += 1);
  private readonly answers = new Questions<string>(this.nextId);
  private readonly recordings = new Questions<Recorded>(this.nextId);
  private readonly closings = new Questions<void>(this.nextId);
  private readonly figures = new Questions<LegStats[]>(this.nextId);

  constructor(
    private readonly settings: EmbeddedSettings,
    private readonly log: MediaLog,
    private readonly options: ProcessOptions,
  ) {
    this.listeners = new LegListeners(log);
  }

  async open(): Promise<void> {
    const { onStarted, askEveryMs = 5000 } = this.options;
    const take = (said: Said): void => this.take(said);
    const started = await startMediaProcess(this.settings, take, askEveryMs);
    const startedAt = performance.now();
    this.process = started;
    for (const room of this.rooms.values()) this.tell(...room.orders());
    this.wake(null);
    void started.ended.then((by) => {
      if (performance.now() - startedAt > STOOD_MS) this.failures = 0;
      this.died(by);
    });
    onStarted?.(started);
  }

  openRoom(call: CallId): void {
    if (this.rooms.has(call)) return;
    const room = new WantedRoom(call);
    this.rooms.set(call, room);
    this.tell(...room.orders());
  }

  async answer(call: CallId, role: LegRole, offer: string): Promise<string> {
    if (!this.process) throw new CccError('media.away');
    const answer = await this.answers.ask((id) =>
      this.tell({ do: 'answer', id, call, role, offer }),
    );
    this.rooms.get(call)?.answered(role);
    return answer;
  }

  play(call: CallId, role: LegRole, sound: Sound | Prompt | null): void {
    this.rooms.get(call)?.play(role, sound);
    this.tell({ do: 'play', call, role, sound });
  }

  bridge(call: CallId, together: readonly LegRole[]): void {
    this.rooms.get(call)?.bridge(together);
    this.tell({ do: 'bridge', call, together });
  }

  moveLeg(call: CallId, from: LegRole, to: LegRole): void {
    this.rooms.get(call)?.moveLeg(from, to);
    this.tell({ do: 'moveLeg', call, from, to });
  }

  removeLeg(call: CallId, role: LegRole): void {
    this.rooms.get(call)?.removeLeg(role);
    this.tell({ do: 'removeLeg', call, role });
  }

  /** While no process is there it waits for the next one. */
  async record(call: CallId, paths: RecordingPaths): Promise<Recorded> {
    if (!this.process) await this.isThere();
    return this.recordings.ask((id) => this.tell({ do: 'record', id, call, paths }));
  }

  async closeRoom(call: CallId): Promise<void> {
    this.rooms.delete(call);
    if (this.process) await this.closings.ask((id) => this.tell({ do: 'closeRoom', id, call }));
  }

  async stats(call: CallId): Promise<LegStats[]> {
    if (!this.process) return [];
    return this.figures.ask((id) => this.tell({ do: 'stats', id, call }));
  }

  onLeg(listener: (event: LegEvent) => void): () => void {
    return this.listeners.add(listener);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    clearTimeout(this.retry);
    this.listeners.clear();
    await this.starting;
    await this.process?.close();
    this.wake(new CccError('media.away'));
  }

  private tell(...orders: Order[]): void {
    for (const order of orders) this.process?.send(order);
  }

  private take(said: Said): void {
    switch (said.say) {
      case 'pong':
        this.isFull = said.isFull;
        return;
      case 'leg':
        if (this.rooms.get(said.event.call)?.take(said.event)) this.listeners.tell(said.event);
        return;
      case 'log':
        this.log[said.level](said.about, said.message);
        return;
      case 'answered':
        this.answers.answer(said.id, said.answer);
        return;
      case 'recorded':
        this.recordings.answer(said.id, said.recorded);
        return;
      case 'roomClosed':
        this.closings.answer(said.id);
        return;
      case 'stats':
        this.figures.answer(said.id, said.stats);
        return;
      case 'refused':
        for (const questions of [this.answers, this.recordings, this.closings, this.figures]) {
          questions.refuse(said.id, errorOf(said.fault));
        }
    }
  }

  private died(by: string): void {
    this.process = null;
    this.isFull = false;
    const away = new CccError('media.away');
    this.answers.refuseAll(away);
    this.recordings.refuseAll(away);
    this.closings.answerAll();
    this.figures.answerAll([]);
    if (this.isClosing) return;
    this.log.error(
      { err: new Error(by) },
      'the media process is gone, and its connections with it',
    );
    for (const [call, room] of this.rooms) {
      for (const role of room.loseAll()) this.listeners.tell({ call, role, kind: 'lost' });
    }
    this.startAgain();
  }

  private startAgain(): void {
    const waitMs = BACK_OFF_MS[Math.min(this.failures, BACK_OFF_MS.length - 1)];
    this.failures += 1;
    this.retry = setTimeout(() => {
      this.starting = this.open().catch((err: unknown) => {
        this.log.error({ err }, 'the media process does not come up');
        if (!this.isClosing) this.startAgain();
      });
    }, waitMs);
  }

  private isThere(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.add((error) => (error ? reject(error) : resolve()));
    });
  }

  private wake(error: Error | null): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const each of waiting) each(error);
  }
}
