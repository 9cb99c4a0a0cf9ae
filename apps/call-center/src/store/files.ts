import type { FileId, SessionId, UploadKind } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/** A file that was taken in whole. */
export interface StoredFile {
  id: FileId;
  session: SessionId;
  /** Who uploaded it, as `personKey`. */
  owner: string;
  kind: UploadKind | 'recording';
  mime: string;
  bytes: number;
  /** Of a document: what its sender calls it. */
  name?: string;
  /** Pixels, as it is to be shown. */
  width?: number;
  height?: number;
  durationMs?: number;
}

/** What a person may upload in a while. */
export interface FileQuota {
  maxBytes: number;
  /** Counted from this time on (ms since 1970). */
  since: number;
}

/**
 * Notes that a file is on its way, at its greatest size, so that what is begun counts against the quota.
 * Removed with `removeFile` when it does not come. False: the quota does not have it.
 */
export async function beginFile(
  db: Kysely<Database>,
  file: Pick<StoredFile, 'id' | 'session' | 'owner' | 'kind' | 'bytes'> & {
    sdkAppId: number;
    at: number;
  },
  quota: FileQuota,
): Promise<boolean> {
  const { rows } = await sql`
    insert into files (id, sdk_app_id, session_id, owner, kind, stage, bytes, created_at)
    select ${file.id}, ${file.sdkAppId}::bigint, ${file.session}, ${file.owner}, ${file.kind}, 'uploading',
      ${file.bytes}::integer, ${file.at}::bigint
    where ${file.bytes}::bigint + (
      select coalesce(sum(bytes), 0) from files
      where owner = ${file.owner} and created_at > ${quota.since}::bigint
    ) <= ${quota.maxBytes}::bigint
    returning id`.execute(db);
  return rows.length > 0;
}

/** The file lies in the file store, and is this. */
export async function completeFile(
  db: Kysely<Database>,
  {
    id,
    mime,
    bytes,
    name,
    width,
    height,
    durationMs,
  }: Omit<StoredFile, 'session' | 'owner' | 'kind'>,
): Promise<void> {
  await db
    .updateTable('files')
    .set({ stage: 'uploaded', mime, bytes, name, width, height, duration_ms: durationMs })
    .where('id', '=', id)
    .execute();
}

/** Null: there is no such file, or it is not whole, or on its way out. */
export async function readFile(db: Kysely<Database>, id: FileId): Promise<StoredFile | null> {
  const row = await db
    .selectFrom('files')
    .selectAll()
    .where('id', '=', id)
    .where('stage', 'in', ['uploaded', 'sent'])
    .executeTakeFirst();
  if (!row || row.mime === null) return null;
  const { mime, kind, bytes, owner } = row;
  return {
    id,
    session: row.session_id as SessionId,
    owner,
    kind,
    mime,
    bytes,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.width === null || row.height === null ? {} : { width: row.width, height: row.height }),
    ...(row.duration_ms === null ? {} : { durationMs: row.duration_ms }),
  };
}

/** Says, in the transaction that appends the message, that a file is shown. False: it was removed meanwhile. */
export async function markFileSent(trx: Kysely<Database>, id: FileId): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('files')
    .set({ stage: 'sent' })
    .where('id', '=', id)
    .where('stage', 'in', ['uploaded', 'sent'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Files that were never sent, begun before `before`: none of them can be sent any more; and those that
 * are on their way out, since the message that showed them was recalled. Their bytes are
 * deleted first and the row last, so that whatever breaks off in between is found again.
 */
export async function claimOrphans(
  db: Kysely<Database>,
  before: number,
  limit: number,
): Promise<FileId[]> {
  const rows = await db
    .updateTable('files')
    .set({ stage: 'removing' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('files')
        .select('id')
        .where('stage', '<>', sql.lit('sent'))
        .where((or) => or.or([or('created_at', '<', before), or('stage', '=', 'removing')]))
        .orderBy('created_at')
        .limit(limit),
    )
    .where('stage', '<>', 'sent')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id as FileId);
}

export async function removeFile(db: Kysely<Database>, id: FileId): Promise<void> {
  await db.deleteFrom('files').where('id', '=', id).execute();
}
