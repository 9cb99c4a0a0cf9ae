import type { SessionId } from '@ccc/protocol';
import type { Logger, Storage } from '../platform/ports';

/** What is kept at most, so that it does not grow for ever: the oldest are shown again. */
const MAX_SESSIONS = 20;
const MAX_MESSAGES = 200;

type Hidden = Array<[session: string, seqs: number[]]>;

/** Messages that were deleted on this device only: the log and the other side still have them. */
export class HiddenMessages {
  private hidden: ReadonlyMap<string, ReadonlySet<number>>;

  constructor(
    private readonly storage: Storage,
    private readonly key: string,
    private readonly logger: Logger,
  ) {
    this.hidden = new Map(this.load().map(([session, seqs]) => [session, new Set(seqs)]));
  }

  get isEmpty(): boolean {
    return this.hidden.size === 0;
  }

  has(session: SessionId | undefined, seq: number | undefined): boolean {
    if (session === undefined || seq === undefined) return false;
    return this.hidden.get(session)?.has(seq) ?? false;
  }

  add(session: SessionId, seq: number): void {
    // Read anew: another conversation of this device may have hidden something meanwhile.
    const stored = this.load();
    const seqs = stored.find(([other]) => other === session)?.[1] ?? [];
    const own: Hidden[number] = [session, [...seqs, seq].slice(-MAX_MESSAGES)];
    const kept = [...stored.filter(([other]) => other !== session), own].slice(-MAX_SESSIONS);
    this.hidden = new Map(kept.map(([other, all]) => [other, new Set(all)]));
    try {
      this.storage.set(this.key, kept);
    } catch (error) {
      // Hidden for now, and back after the next start.
      this.logger.error('hidden messages: not stored on this device', { error: String(error) });
    }
  }

  private load(): Hidden {
    const stored = this.storage.get(this.key);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }
}

/** What an older version, or anybody else, left there is read with care. */
function isEntry(value: unknown): value is Hidden[number] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const seqs: unknown = value[1];
  return Array.isArray(seqs) && seqs.every((seq) => typeof seq === 'number');
}
