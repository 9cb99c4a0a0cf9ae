import { CccError, type FileId, type MessageContent } from '@ccc/protocol';
import type { Kysely } from 'kysely';
import type { NewEvent } from '../../domain';
import { markFileSent } from '../../store/files';
import type { Database } from '../../store/tables';

/** The files that a message names. */
export function filesOf(content: MessageContent): FileId[] {
  if (!('file' in content)) return [];
  const isPosted = content.type === 'video' && content.poster !== undefined;
  return isPosted ? [content.file, content.poster!] : [content.file];
}

/** The files that these facts show. */
export function filesIn(events: readonly NewEvent[]): FileId[] {
  return events.flatMap(({ name, data }) => {
    if (name === 'message.sent') return filesOf(data.content);
    if (name !== 'call.recorded') return [];
    return [...data.sides, ...(data.mixed ? [data.mixed] : [])].map(({ file }) => file);
  });
}

/**
 * Sees to it that the files stay, in the transaction that writes the facts.
 * @throws CccError `file.unknown` when one is on its way out: then nothing of it may be committed
 */
export async function keepFiles(trx: Kysely<Database>, files: readonly FileId[]): Promise<void> {
  for (const file of files) {
    if (!(await markFileSent(trx, file))) throw new CccError('file.unknown');
  }
}
