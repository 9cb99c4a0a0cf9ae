import type { CallId, SessionId } from '@ccc/protocol';
import type { SessionState } from '../../../domain';
import type { MediaProvider } from '../../../media/media-provider';
import { CallRecorder } from '../../../media/recording/call-recorder';
import { openPages } from '../../../media/recording/page-file';
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
  recorder: CallRecorder;
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
    const { log, now } = this.#context;
    const key = { session, call: call.id, startedAt: now() };
    const prepared = this.#folder.prepare();
    const recorder = new CallRecorder({
      pathOf: (side) => this.#folder.pathOf(key, side),
      open: (path) => prepared.then(() => openPages(path)),
      onFault: (err) => log.error({ err, call: call.id }, 'a recording stops, the call goes on'),
    });
    this.#live.set(call.id, { key, recorder });
    this.#media.listen(call.id, recorder);
  }

  /** The call is over, or not on this node any more. */
  over(call: CallId): void {
    const live = this.#live.get(call);
    if (!live) return;
    this.#live.delete(call);
    this.#putAway(live.key, () => live.recorder.finish());
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

  /** Ends every recording. What does not get into the file store now does after the next start. */
  async close(): Promise<void> {
    for (const call of [...this.#live.keys()]) this.over(call);
    await this.#round;
    await Promise.all(this.#underWay.values());
  }

  async #again(before: number): Promise<void> {
    const again = [...this.#leftOver.values()];
    this.#leftOver.clear();
    for (const { key, ...recorded } of again) this.#putAway(key, async () => recorded);
    const isFree = (key: RecordingKey): boolean => !this.#isOwn(nameOf(key));
    for (const { key, ...recorded } of await this.#folder.takeOver(before, isFree)) {
      this.#putAway(key, async () => recorded);
    }
    await Promise.all(this.#underWay.values());
  }

  #isOwn(name: string): boolean {
    if (this.#underWay.has(name) || this.#leftOver.has(name)) return true;
    return [...this.#live.values()].some(({ key }) => nameOf(key) === name);
  }

  #putAway(key: RecordingKey, finish: () => Promise<Omit<KeptRecording, 'key'>>): void {
    const name = nameOf(key);
    const done = this.#attach(key, finish).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, done);
  }

  async #attach(
    key: RecordingKey,
    finish: () => Promise<Omit<KeptRecording, 'key'>>,
  ): Promise<void> {
    let kept: KeptRecording | null = null;
    try {
      kept = { key, ...(await finish()) };
      if (kept.files.length === 0 && kept.fault === null) return;
      await attachRecording(this.#context, this.#engine, kept);
    } catch (err) {
      this.#context.log.warn({ err, call: key.call }, 'a recording was not put away yet');
      if (kept) this.#leftOver.set(nameOf(key), kept);
    }
  }
}
