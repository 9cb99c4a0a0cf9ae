import type { Kysely } from 'kysely';
import type { Database } from './tables';

/** A sound that was uploaded; its Opus lies in the file store under its id. */
export interface StoredSound {
  id: string;
  name: string;
  /** Of the Opus file. */
  bytes: number;
  durationMs: number;
  /** Milliseconds since 1970. */
  createdAt: number;
}

type Db = Kysely<Database>;

export async function addSound(db: Db, sdkAppId: number, sound: StoredSound): Promise<void> {
  await db
    .insertInto('sounds')
    .values({
      id: sound.id,
      sdk_app_id: sdkAppId,
      name: sound.name,
      bytes: sound.bytes,
      duration_ms: sound.durationMs,
      created_at: sound.createdAt,
    })
    .execute();
}

/** The newest first. */
export async function listSounds(db: Db, sdkAppId: number): Promise<StoredSound[]> {
  const rows = await db
    .selectFrom('sounds')
    .selectAll()
    .where('sdk_app_id', '=', sdkAppId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    durationMs: row.duration_ms,
    createdAt: row.created_at,
  }));
}

/** Whether it was there. */
export async function removeSound(db: Db, sdkAppId: number, id: string): Promise<boolean> {
  const row = await db
    .deleteFrom('sounds')
    .where('sdk_app_id', '=', sdkAppId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasSound(db: Db, sdkAppId: number, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('sounds')
    .select('id')
    .where('sdk_app_id', '=', sdkAppId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
