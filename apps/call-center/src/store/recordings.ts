import type { FileId, SessionId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

export interface RecordingRow {
  id: FileId;
  sdkAppId: number;
  session: SessionId;
  mime: string;
  bytes: number;
  durationMs: number;
  at: number;
}

/** Notes a recording whose bytes lie in the file store. Again: as once. */
export async function noteRecording(db: Kysely<Database>, recording: RecordingRow): Promise<void> {
  const { id, sdkAppId, session, mime, bytes, durationMs, at } = recording;
  await db
    .insertInto('files')
    .values({
      id,
      sdk_app_id: sdkAppId,
      session_id: session,
      owner: 'system',
      stage: 'uploaded',
      kind: 'recording',
      mime,
      bytes,
      duration_ms: durationMs,
      created_at: at,
    })
    .onConflict((on) => on.column('id').doNothing())
    .execute();
}

/** Lets go of recordings made before a time: they are removed like any file that nothing shows. @returns how many */
export async function expireRecordings(db: Kysely<Database>, before: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('files')
    .set({ stage: 'removing' })
    .where('kind', '=', sql.lit('recording'))
    .where('created_at', '<', before)
    .where('stage', '=', 'sent')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
