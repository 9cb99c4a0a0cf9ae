import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { PATHS, type FileId, type RecordedSound, type SessionEvent } from '@ccc/protocol';
import type { Store } from '../../store/store';

const HOUR_MS = 3_600_000;
/** How long a link is good at least; at most an hour longer. */
const LINK_MS = 24 * HOUR_MS;

/** Links that let whoever has them read one file for a while. */
export class FileLinks {
  readonly #key: Buffer;
  readonly #now: () => number;

  constructor(key: Buffer, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  /** The path below the base URL; the same for an hour, so that what was fetched is not fetched again. */
  pathOf(file: FileId): string {
    const exp = (Math.floor(this.#now() / HOUR_MS) + 1) * HOUR_MS + LINK_MS;
    return `${PATHS.files}/${file}?exp=${exp}&sig=${this.#sign(file, exp)}`;
  }

  /** Whether this service signed it, and it is still good. */
  isGood(file: string, exp: number, sig: string): boolean {
    const wanted = Buffer.from(this.#sign(file, exp));
    const given = Buffer.from(sig);
    return given.length === wanted.length && timingSafeEqual(given, wanted) && exp > this.#now();
  }

  /** The event with links to what it shows. Nothing of it is stored: the log says which file it is. */
  withLinks(event: SessionEvent): SessionEvent {
    if (event.name === 'call.recorded') return this.#withRecordings(event);
    if (event.name !== 'message.sent') return event;
    const { content } = event.data;
    // To whom it does not concern, the event comes without anything in it.
    if (!content || !('file' in content)) return event;
    const poster = content.type === 'video' ? content.poster : undefined;
    const links = {
      url: this.pathOf(content.file),
      ...(poster === undefined ? {} : { posterUrl: this.pathOf(poster) }),
    };
    return { ...event, data: { ...event.data, content: { ...content, ...links } } };
  }

  #withRecordings(event: Extract<SessionEvent, { name: 'call.recorded' }>): SessionEvent {
    const { data } = event;
    // As above.
    if (!data.sides) return event;
    const linked = <Sound extends RecordedSound>(sound: Sound): Sound => ({
      ...sound,
      url: this.pathOf(sound.file),
    });
    const mixed = data.mixed && { mixed: linked(data.mixed) };
    return { ...event, data: { ...data, sides: data.sides.map(linked), ...mixed } };
  }

  #sign(file: string, exp: number): string {
    return createHmac('sha256', this.#key).update(`${file}\n${exp}`).digest('base64url');
  }
}

/** The links of a store: every node on it signs with the same key, which is made once. */
export async function openFileLinks(
  { db }: Pick<Store, 'db'>,
  now: () => number,
): Promise<FileLinks> {
  await db
    .insertInto('service_keys')
    .values({ name: 'fileLinks', secret: randomBytes(32).toString('base64url'), created_at: now() })
    .onConflict((on) => on.column('name').doNothing())
    .execute();
  const { secret } = await db
    .selectFrom('service_keys')
    .select('secret')
    .where('name', '=', 'fileLinks')
    .executeTakeFirstOrThrow();
  return new FileLinks(Buffer.from(secret, 'base64url'), now);
}
