import {
  asId,
  type AgentId,
  type FileId,
  type FlowId,
  type Sound,
  type SoundUse,
} from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/** A sound that was uploaded; its Opus lies in the file store under its id. */
export type StoredSound = Omit<Sound, 'usedBy' | 'url'>;

type Db = Kysely<Database>;

export interface NewSound extends Omit<StoredSound, 'uploadedBy'> {
  sdkAppId: number;
  uploadedBy: AgentId;
}

export async function addSound(db: Db, sound: NewSound): Promise<void> {
  await db
    .insertInto('sounds')
    .values({
      id: sound.id,
      sdk_app_id: sound.sdkAppId,
      name: sound.name,
      bytes: sound.bytes,
      duration_ms: sound.durationMs,
      created_at: sound.createdAt,
      uploaded_by: sound.uploadedBy,
    })
    .execute();
}

/** The newest first; one alone where its id is given. */
export async function listSounds(db: Db, sdkAppId: number, id?: string): Promise<StoredSound[]> {
  const rows = await db
    .selectFrom('sounds')
    .leftJoin('agents', 'agents.id', 'sounds.uploaded_by')
    .select(['sounds.id', 'sounds.name', 'bytes', 'duration_ms', 'sounds.created_at'])
    .select(['agents.id as uploader', 'agents.name as uploader_name'])
    .where('sounds.sdk_app_id', '=', sdkAppId)
    .$if(id !== undefined, (query) => query.where('sounds.id', '=', id ?? ''))
    .orderBy('sounds.created_at', 'desc')
    .orderBy('sounds.id')
    .execute();
  return rows.map(({ uploader, uploader_name: name, ...row }) => ({
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    durationMs: row.duration_ms,
    createdAt: row.created_at,
    ...(uploader === null ? {} : { uploadedBy: { id: asId(uploader), name: name ?? '' } }),
  }));
}

/** A sound as what is read by a link; null: it is none. */
export async function readSoundFile(
  db: Db,
  id: FileId,
): Promise<{ id: FileId; kind: 'voice'; mime: string; bytes: number } | null> {
  const row = await db.selectFrom('sounds').select('bytes').where('id', '=', id).executeTakeFirst();
  return row ? { id, kind: 'voice', mime: 'audio/ogg; codecs=opus', bytes: row.bytes } : null;
}

/** Gives a sound another name. Whether it was there. */
export async function renameSound(
  db: Db,
  sdkAppId: number,
  id: string,
  name: string,
): Promise<boolean> {
  const row = await db
    .updateTable('sounds')
    .set({ name })
    .where('sdk_app_id', '=', sdkAppId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
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

/** A version of a flow that somebody hears, or is to hear. */
export interface LiveFlow extends SoundUse {
  definition: unknown;
}

/** What new sessions begin with, what is newer than that, and what sessions go on with: in this order. */
export async function liveFlows(db: Db, sdkAppId: number): Promise<LiveFlow[]> {
  const { rows } = await sql<LiveFlow>`
    select * from (
      select flow.id as flow, flow.name, version.definition, case
        when version.version = flow.published_version then 'published'
        when version.version > coalesce(flow.published_version, 0) then 'draft'
        else 'running' end as standing
      from flows as flow join flow_versions as version on version.flow_id = flow.id
      where flow.sdk_app_id = ${sdkAppId} and (
        version.version >= coalesce(flow.published_version, 0)
        or exists (
          select from sessions where sessions.flow_id = flow.id
            and sessions.flow_version = version.version
            and sessions.stage in ('flow', 'queued', 'offered', 'active')
        )
      )
    ) as live
    order by name, flow, array_position(array['published', 'draft', 'running'], standing)`.execute(
    db,
  );
  return rows.map(({ flow, ...live }) => ({ ...live, flow: asId<FlowId>(flow) }));
}
