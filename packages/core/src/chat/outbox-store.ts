import type { CardContent, ErrorCode, FileId, SessionId, TextContent } from '@ccc/protocol';
import { asId, toErrorCode } from '@ccc/protocol';
import type { Logger, Storage } from '../platform/ports';
import { readCard } from './card';
import { readMedia, type LocalMedia } from './local-media';

/** Something of this device to be sent; it has a `file` once it is uploaded to the session of its entry. */
export type OutboxMedia = LocalMedia & { file?: FileId | undefined; poster?: FileId | undefined };

export type OutboxContent = TextContent | CardContent | OutboxMedia;

/** A message of one's own that is not known to be in the log. */
export interface OutboxEntry {
  /** The command id: sent again with the same one, it is stored once. */
  id: string;
  /** Absent while the session is still being opened. */
  session: SessionId | undefined;
  content: OutboxContent;
  /** When it was written (ms since 1970, this device). */
  at: number;
  delivery: 'sending' | 'sent' | 'failed';
  /** Only when failed. */
  code: ErrorCode | undefined;
  /** The event of its session that it was written behind; failed, it is shown there. */
  afterSeq: number | undefined;
  /** Only when sent: the event that it is. */
  seq: number | undefined;
  /** Only while it is uploaded: 0 to 1. Not stored. */
  progress?: number;
}

/** Reads and writes what is not sent yet. */
export class OutboxStore {
  constructor(
    private readonly storage: Storage,
    private readonly key: string,
    private readonly logger: Logger,
  ) {}

  load(): OutboxEntry[] {
    const stored = this.storage.get(this.key);
    return Array.isArray(stored) ? stored.map(readEntry).filter(isPresent) : [];
  }

  save(entries: readonly OutboxEntry[]): void {
    const unsent = entries.filter(({ delivery }) => delivery !== 'sent');
    try {
      if (unsent.length === 0) this.storage.remove(this.key);
      else this.storage.set(this.key, unsent.map(withoutProgress));
    } catch (error) {
      // A full store must not keep anybody from sending; only the safety against a kill is gone.
      this.logger.error('outbox: not stored on this device', { error: String(error) });
    }
  }
}

function withoutProgress({ progress: _progress, ...entry }: OutboxEntry): OutboxEntry {
  return entry;
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

/** What an older version, or anybody else, left there is read with care. */
function readEntry(value: unknown): OutboxEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const stored: Partial<Record<keyof OutboxEntry, unknown>> = value;
  const { id, at, session, code, afterSeq } = stored;
  const content = readContent(stored.content);
  if (typeof id !== 'string' || typeof at !== 'number' || !content) return undefined;
  return {
    id,
    session: typeof session === 'string' ? asId<SessionId>(session) : undefined,
    content,
    at,
    delivery: stored.delivery === 'failed' ? 'failed' : 'sending',
    code: typeof code === 'string' ? toErrorCode(code) : undefined,
    afterSeq: typeof afterSeq === 'number' ? afterSeq : undefined,
    seq: undefined,
  };
}

function readContent(value: unknown): OutboxContent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const stored: Readonly<Record<string, unknown>> = { ...value };
  if (stored.type === 'text') {
    if (typeof stored.text !== 'string') return undefined;
    const { seq } = (stored.quote ?? {}) as { seq?: unknown };
    const quoting = typeof seq === 'number' ? { quote: { seq } } : {};
    return { type: 'text', text: stored.text, ...quoting };
  }
  if (stored.type === 'card') return readCard(stored);
  return readMedia(stored);
}
