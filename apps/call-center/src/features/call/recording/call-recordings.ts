import type { CallId, SessionId } from '@ccc/protocol';
import type { SessionState } from '../../../domain';
import type { MediaProvider } from '../../../media/media-provider';
import type { Recorded } from '../../../media/recording/call-recorder';
import {
  RecordingsFolder,
  nameOf,
  type KeptRecording,
  type RecordingKey,
} from '../../../media/recording/recordings-folder';
import type { ServiceContext } from '../../context';
import type { SessionEngine } from '../../session/session-engine';
import { attachRecording } from './attach-recording';

/** How often what is left over is looked for. */
const EVERY_MS = 10_000;

interface LiveRecording {
  key: RecordingKey;
  /** Resolves when it is over, and on its way into the file store. */
  over: Promise<void>;
}

/**
 * Records the calls of this node that are to be, from the moment the two hear each other to the end, and
 * puts what was kept where files lie. What cannot be put there now, or was left by a process that is gone,
 * is tried again from time to time.
 */
export class CallRecordings {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  readonly #media: MediaProvider;
  readonly #folder: RecordingsFolder;
  readonly #live = new Map<CallId, LiveRecording>();
  /** On their way into the file store, by {@link nameOf}. */
  readonly #underWay = new Map<string, Promise<void>>();
  /** Could not be put there yet. */
  readonly #leftOver = new Map<string, KeptRecording>();
  #round: Promise<void> | null = null;
  #nextAt = 0;

  constructor(context: ServiceContext, engine: SessionEngine, media: MediaProvider, dir: string) {
    this.#context = context;
    this.#engine = engine;
    this.#media = media;
    this.#folder = new RecordingsFolder(dir, context.node);
  }

  /** The call as its log has it; `isHeard`: the customer and somebody hear each other. */
  follow(session: SessionId, { call }: SessionState, isHeard: boolean): void {
    if (!call?.isRecorded || !isHeard || this.#live.has(call.id)) return;
    const key = { session, call: call.id, startedAt: this.#context.now() };
    this.#live.set(call.id, { key, over: this.#record(key) });
  }

  /** Begins with what is left over, and comes back: other chores must not wait for a file store. */
  sweep(): void {
    const { now, limits, log } = this.#context;
    const at = now();
    if (this.#round !== null || at < this.#nextAt) return;
    this.#nextAt = at + Math.min(EVERY_MS, limits.recordingAbandonedMs);
    this.#round = this.#again(at - limits.recordingAbandonedMs)
      .catch((err: unknown) => log.warn({ err }, 'recordings that were left over come again'))
      .finally(() => (this.#round = null));
  }

  /** Once all rooms are closed. What does not get into the file store now does after the next start. */
  async close(): Promise<void> {
    await Promise.all([...this.#live.values()].map(({ over }) => over));
    await this.#round;
    await Promise.all(this.#underWay.values());
  }

  async #again(before: number): Promise<void> {
    const again = [...this.#leftOver.values()];
    this.#leftOver.clear();
    for (const kept of again) this.#putAway(kept);
    const isFree = (key: RecordingKey): boolean => !this.#isOwn(nameOf(key));
    for (const kept of await this.#folder.takeOver(before, isFree)) this.#putAway(kept);
    await Promise.all(this.#underWay.values());
  }

  #isOwn(name: string): boolean {
    if (this.#underWay.has(name) || this.#leftOver.has(name)) return true;
    return [...this.#live.values()].some(({ key }) => nameOf(key) === name);
  }

  /** What broke off is found in the folder, as that of a killed process is. */
  async #record(key: RecordingKey): Promise<void> {
    let recorded: Recorded | null = null;
    const isMixed = this.#context.recordings?.isMixed ?? false;
    try {
      recorded = await this.#media.record(key.call, this.#folder.pathsOf(key, isMixed));
    } catch (err) {
      this.#context.log.warn({ err, call: key.call }, 'a recording broke off');
    }
    this.#live.delete(key.call);
    if (recorded) this.#putAway({ key, ...recorded });
  }

  #putAway(kept: KeptRecording): void {
    const name = nameOf(kept.key);
    const done = this.#attach(kept).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, done);
  }

  async #attach(kept: KeptRecording): Promise<void> {
    if (kept.files.length === 0 && kept.fault === null) return;
    try {
      await attachRecording(this.#context, this.#engine, kept);
    } catch (err) {
      this.#context.log.warn({ err, call: kept.key.call }, 'a recording was not put away yet');
      this.#leftOver.set(nameOf(kept.key), kept);
    }
  }
}
