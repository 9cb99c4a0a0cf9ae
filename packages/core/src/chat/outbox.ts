import {
  CccError,
  type FileId,
  type FileUploadResponse,
  type MessageContent,
  type SessionId,
  type UploadKind,
  type UploadedContent,
} from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import { newCommandId } from '../connection/new-id';
import type { Platform } from '../platform/ports';
import {
  OutboxStore,
  type OutboxContent,
  type OutboxEntry,
  type OutboxMedia,
} from './outbox-store';

export interface OutboxOptions {
  platform: Pick<Platform, 'clock' | 'random' | 'storage' | 'logger'>;
  connection: Connection;
  /** Where what is not sent yet is stored. */
  storageKey: string;
  /** Where in the session a message that failed just now is shown. */
  lastSeqOf(session: SessionId | undefined): number;
  /** A message is stored as this event. */
  onSent(session: SessionId, seq: number): void;
  onChange(): void;
  upload: UploadFile;
}

/** A file of this device, and what it is to become. */
export interface FileToUpload {
  kind: UploadKind;
  localPath: string;
  /** Of a document: what it is called. */
  name?: string;
}

/** Brings a file to the service, for this session. Rejects with a `CccError`. */
export type UploadFile = (
  session: SessionId,
  file: FileToUpload,
  onProgress: (fraction: number) => void,
) => Promise<FileUploadResponse>;

/** Steps in which progress is told: each is a change of the list. */
const PROGRESS_STEPS = 10;

/** Tries after which a message fails although the service says that it may succeed later. */
const MAX_TRIES = 5;

/**
 * Messages of one's own on their way: stored before they are sent, sent one after the other so that
 * their order is the order of the log, each with an id that stays, so that it is stored once.
 */
export class Outbox {
  entries: readonly OutboxEntry[];
  private readonly store: OutboxStore;
  private session: SessionId | undefined;
  private tries = 0;
  private inFlight: string | undefined;
  private cancelRetry: (() => void) | undefined;
  private life: 'open' | 'closed' = 'open';
  private readonly offState: () => void;

  constructor(private readonly options: OutboxOptions) {
    const { storage, logger } = options.platform;
    this.store = new OutboxStore(storage, options.storageKey, logger);
    this.entries = this.store.load();
    this.offState = options.connection.onState(({ name }) => {
      if (name === 'online') this.pump();
    });
  }

  add(content: OutboxContent): OutboxEntry {
    const { clock, random } = this.options.platform;
    const entry: OutboxEntry = {
      id: newCommandId(clock, random),
      session: this.session,
      content,
      at: clock.now(),
      delivery: 'sending',
      code: undefined,
      afterSeq: this.options.lastSeqOf(this.session),
      seq: undefined,
    };
    this.change([...this.entries, entry]);
    this.pump();
    return entry;
  }

  /** From now on messages go to this session; those without one yet go there too. */
  useSession(session: SessionId): void {
    this.session = session;
    this.change(
      this.entries.map((entry) => (entry.session === undefined ? { ...entry, session } : entry)),
    );
    this.pump();
  }

  /** Sends a failed message again, behind those that are on their way. */
  resend(id: string): void {
    const entry = this.entries.find((other) => other.id === id);
    if (entry?.delivery !== 'failed') return;
    const { clock, random } = this.options.platform;
    // In its own session the id stays: should it have been stored after all, it is not stored twice.
    const isMoved = entry.session !== this.session;
    const again: OutboxEntry = {
      ...entry,
      content: forResend(entry, isMoved),
      id: isMoved ? newCommandId(clock, random) : entry.id,
      session: this.session,
      delivery: 'sending',
      at: clock.now(),
      code: undefined,
      afterSeq: undefined,
    };
    this.change([...this.entries.filter((other) => other !== entry), again]);
    this.pump();
  }

  /** Gives a failed message up. */
  remove(id: string): void {
    const kept = this.entries.filter((entry) => entry.id !== id || entry.delivery !== 'failed');
    if (kept.length < this.entries.length) this.change(kept);
  }

  /** The log has these commands, and everything up to `lastSeq`: they are no longer the outbox's. */
  settle(session: SessionId, commands: ReadonlySet<string>, lastSeq: number): void {
    const isOpen = (entry: OutboxEntry) =>
      !commands.has(entry.id) &&
      !(entry.session === session && entry.seq !== undefined && entry.seq <= lastSeq);
    if (!this.entries.every(isOpen)) this.change(this.entries.filter(isOpen));
  }

  close(): void {
    this.life = 'closed';
    this.cancelRetry?.();
    this.offState();
  }

  private pump(): void {
    if (this.life === 'closed' || this.cancelRetry || this.inFlight !== undefined) return;
    if (this.options.connection.state.name !== 'online') return;
    const next = this.entries.find(({ delivery }) => delivery === 'sending');
    if (!next || next.session === undefined) return;
    this.inFlight = next.id;
    void this.transmit(next, next.session);
  }

  private async transmit(entry: OutboxEntry, session: SessionId): Promise<void> {
    try {
      const content = await this.ready(entry, session);
      if (this.life === 'closed') return;
      const { seq } = await this.options.connection.command(
        'message.send',
        { content },
        { session, id: entry.id, timeoutMs: Infinity },
      );
      this.arrived(entry.id, session, seq);
    } catch (error) {
      this.refused(
        entry.id,
        error instanceof CccError ? error : new CccError('unknown', { origin: error }),
      );
    }
  }

  /** What is sent; what is a file of this device is uploaded first. */
  private async ready({ id, content }: OutboxEntry, session: SessionId): Promise<MessageContent> {
    if (!('localPath' in content)) return content;
    const poster = await this.posterOf(content, session);
    const file = content.file ?? (await this.uploadOf(id, content, session, poster));
    return contentToSend(content, file, poster);
  }

  /** A video goes without one that is not taken. */
  private async posterOf(content: OutboxMedia, session: SessionId) {
    if (content.type !== 'video') return undefined;
    const { poster, posterPath: localPath } = content;
    if (poster !== undefined || localPath === undefined) return poster;
    try {
      const { file } = await this.options.upload(session, { kind: 'image', localPath }, () => {});
      return file;
    } catch (error) {
      if (error instanceof CccError && error.retry === 'never') return undefined;
      throw error;
    }
  }

  private async uploadOf(
    id: string,
    content: OutboxMedia,
    session: SessionId,
    poster: FileId | undefined,
  ) {
    let told = 0;
    this.show(id, { progress: 0 });
    const { type: kind, localPath } = content;
    const name = content.type === 'file' ? { name: content.name } : {};
    const { file } = await this.options.upload(
      session,
      { kind, localPath, ...name },
      (fraction) => {
        const step = Math.floor(fraction * PROGRESS_STEPS);
        if (step <= told || this.life === 'closed') return;
        told = step;
        this.show(id, { progress: step / PROGRESS_STEPS });
      },
    );
    if (this.life === 'closed') return file;
    // Stored at once: after a kill it is not uploaded again.
    this.replace(id, (entry) => ({ ...entry, content: { ...content, file, poster }, progress: 1 }));
    return file;
  }

  private arrived(id: string, session: SessionId, seq: number | undefined): void {
    if (this.life === 'closed') return;
    this.inFlight = undefined;
    this.tries = 0;
    this.replace(id, (entry) => ({ ...entry, delivery: 'sent', seq, progress: undefined }));
    if (seq !== undefined) this.options.onSent(session, seq);
    this.pump();
  }

  private refused(id: string, error: CccError): void {
    if (this.life === 'closed') return;
    this.inFlight = undefined;
    // Not an answer but the end of the connection: it goes out when there is one again.
    if (this.options.connection.state.name !== 'online') return;
    this.tries += 1;
    if (error.retry === 'later' && this.tries < MAX_TRIES) {
      const delayMs = error.retryAfterMs ?? 1000 * 2 ** (this.tries - 1);
      this.cancelRetry = this.options.platform.clock.setTimer(() => {
        this.cancelRetry = undefined;
        this.pump();
      }, delayMs);
      return;
    }
    this.tries = 0;
    this.replace(id, (entry) => ({
      ...entry,
      delivery: 'failed',
      progress: undefined,
      code: error.code,
      // After a kill it may fail before the events that it was written behind are here again.
      afterSeq: Math.max(entry.afterSeq ?? 0, this.options.lastSeqOf(entry.session)),
    }));
    this.pump();
  }

  /** Changes what is shown of an entry, and nothing that is stored. */
  private show(id: string, shown: Pick<OutboxEntry, 'progress'>): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...shown } : entry));
    this.options.onChange();
  }

  private replace(id: string, change: (entry: OutboxEntry) => OutboxEntry): void {
    this.change(this.entries.map((entry) => (entry.id === id ? change(entry) : entry)));
  }

  private change(entries: readonly OutboxEntry[]): void {
    this.entries = entries;
    this.store.save(entries);
    this.options.onChange();
  }
}

/** In another session, or once it was removed, an upload is nothing: it goes up again. */
function forResend({ content, code }: OutboxEntry, isMoved: boolean): OutboxContent {
  if (content.type === 'text') {
    const isQuoteGone = isMoved || code === 'message.recalled' || code === 'message.unknown';
    return isQuoteGone ? { type: 'text', text: content.text } : content;
  }
  if (!('localPath' in content)) return content;
  const isGone = isMoved || code === 'file.unknown';
  return isGone ? { ...content, file: undefined, poster: undefined } : content;
}

function contentToSend(
  content: OutboxMedia,
  file: FileId,
  poster: FileId | undefined,
): UploadedContent {
  if (content.type !== 'video') {
    const { localPath: _path, poster: _poster, ...said } = content;
    return { ...said, file };
  }
  const { localPath: _path, posterPath: _posterPath, poster: _poster, ...said } = content;
  return { ...said, file, ...(poster === undefined ? {} : { poster }) };
}
