import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { CccError, asId, type FileId, type RecordedSide, type RecordedSound } from '@ccc/protocol';
import type { RecordedFile } from '../../../media/recording/call-recorder';
import type { KeptRecording, RecordingKey } from '../../../media/recording/recordings-folder';
import { readCallSession } from '../../../store/call-legs';
import { removeFile } from '../../../store/files';
import { noteRecording } from '../../../store/recordings';
import type { ServiceContext } from '../../context';
import type { SessionEngine } from '../../session/session-engine';

const MIME = 'audio/ogg; codecs=opus';

/**
 * Puts a recording into the file store and says so in the session's log; then nothing of it is left in the
 * folder. Broken off, it is begun again, and says it once. What has no session any more is removed.
 */
export async function attachRecording(
  context: ServiceContext,
  engine: SessionEngine,
  { key, files, fault }: KeptRecording,
): Promise<void> {
  const { session, call, startedAt } = key;
  const sides: RecordedSide[] = [];
  let mixed: RecordedSound | undefined;
  for (const { side, durationMs, bytes } of files) {
    const sound = { file: fileOf(key, side), durationMs, bytes };
    if (side === 'mixed') mixed = sound;
    else sides.push({ side, ...sound });
  }
  try {
    await store(context, key, files);
    await engine.run({
      session,
      key: { sender: 'recordings', commandId: [call, startedAt, ...files.map(({ side }) => side)].join('.') },
      ask: () => ({
        name: 'call.record',
        call,
        startedAt,
        sides,
        ...(mixed ? { mixed } : {}),
        ...(fault ? { fault } : {}),
      }),
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof CccError) || error.code !== 'session.unknown') throw error;
    for (const { file } of [...sides, ...(mixed ? [mixed] : [])]) {
      await context.files.delete(file);
      await removeFile(context.store.db, file);
    }
  }
  for (const { path } of files) await rm(path, { force: true });
}

async function store(
  context: ServiceContext,
  key: RecordingKey,
  files: readonly RecordedFile[],
): Promise<void> {
  const { db } = context.store;
  const found = await readCallSession(db, key.session);
  if (!found) throw new CccError('session.unknown');
  for (const { side, path, durationMs } of files) {
    const id = fileOf(key, side);
    const { bytes } = await context.files.put(id, createReadStream(path));
    const about = { session: key.session, sdkAppId: found.sdkAppId, mime: MIME, at: context.now() };
    await noteRecording(db, { id, bytes, durationMs, ...about });
  }
}

/** The same for the same recording, so that nothing is stored twice. */
function fileOf({ session, call, startedAt }: RecordingKey, side: string): FileId {
  const digest = createHash('sha256').update(`${session} ${call} ${startedAt} ${side}`).digest();
  return asId<FileId>(digest.subarray(0, 16).toString('base64url'));
}
