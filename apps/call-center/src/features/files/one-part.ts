import type { MultipartFile } from '@fastify/multipart';
import { CccError } from '@ccc/protocol';
import type { FastifyRequest } from 'fastify';
import type { FileStore } from '../../files/file-store';
import type { Inspector, Measured } from '../../files/inspector';
import { UploadGate } from '../../files/upload-gate';

/** Boundaries and headers around the file. */
const ENVELOPE_BYTES = 64 * 1024;

/**
 * The part `file` of a request, not yet read.
 * @throws CccError `file.tooLarge` when the request's head says so, `request.malformed` without a part
 */
export async function partOf(request: FastifyRequest, max: number): Promise<MultipartFile> {
  if (Number(request.headers['content-length'] ?? 0) > max + ENVELOPE_BYTES) {
    throw new CccError('file.tooLarge', { params: { max } });
  }
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) {
    throw new CccError('request.malformed', { params: { problem: 'a part "file" is needed' } });
  }
  return part;
}

/**
 * Stores a part under a name, as far as it is acceptable. Rejects with the `CccError` that says why it is
 * not; what was stored by then is the caller's to delete.
 */
export async function storePart(
  files: FileStore,
  name: string,
  { file }: Pick<MultipartFile, 'file'>,
  { maxBytes, inspector }: { maxBytes: number; inspector: Inspector },
): Promise<Measured & { bytes: number }> {
  const gate = new UploadGate(maxBytes, inspector);
  file.once('error', (error) => gate.destroy(error));
  file.once('close', () => {
    if (!file.readableEnded) gate.destroy(new CccError('connection.lost'));
  });
  const { bytes } = await files.put(name, file.pipe(gate));
  return { bytes, ...gate.measured };
}

/** Of a part that is not taken: unread, the rest of it would keep its sender from hearing the answer. */
export function leaveUnread({ file }: Pick<MultipartFile, 'file'>): void {
  file.unpipe().resume();
}
