import multipart, { type MultipartFile } from '@fastify/multipart';
import { Type, type Static } from '@sinclair/typebox';
import {
  CccError,
  LIMITS,
  PATHS,
  asId,
  type FileId,
  type FileUploadResponse,
  type SessionId,
} from '@ccc/protocol';
import { fileUploadResponseSchema } from '@ccc/protocol/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PictureGate } from '../../files/picture-gate';
import { beginFile, completeFile, removeFile } from '../../store/files';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { personKey, type Person } from '../login/person';
import { findVisible } from '../session/session-access';

const DAY_MS = 86_400_000;
/** Boundaries and headers around the file. */
const ENVELOPE_BYTES = 64 * 1024;
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** `POST /api/v1/sessions/:id/files`: takes a picture in, to be sent in this session. */
export async function uploadRoute(app: FastifyInstance, context: ServiceContext): Promise<void> {
  // One byte more than allowed, so that too much is seen and not cut off.
  await app.register(multipart, {
    limits: {
      files: 1,
      fields: 8,
      fieldSize: 1024,
      parts: 9,
      fileSize: context.limits.fileMaxBytes + 1,
    },
  });
  app.post<{ Params: Static<typeof params> }>(
    `${PATHS.sessions}/:id/files`,
    {
      schema: {
        summary: 'Upload a picture, as multipart/form-data with one part "file"',
        tags: ['files'],
        security: [{ bearer: [] }],
        consumes: ['multipart/form-data'],
        params,
        response: { 201: fileUploadResponseSchema },
      },
    },
    async (request, reply): Promise<FileUploadResponse> => {
      const { person } = await requireLogin(context, request);
      const session = asId<SessionId>(request.params.id);
      const found = await findVisible(context, person, session);
      if (!found) throw new CccError('session.unknown');
      if (found.isOver) throw new CccError('session.closed');
      const answer = await takeIn(context, person, session, await partOf(request, context));
      void reply.code(201);
      return answer;
    },
  );
}

async function partOf(request: FastifyRequest, { limits }: ServiceContext): Promise<MultipartFile> {
  const max = limits.fileMaxBytes;
  if (Number(request.headers['content-length'] ?? 0) > max + ENVELOPE_BYTES) {
    throw new CccError('file.tooLarge', { params: { max } });
  }
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) {
    throw new CccError('request.malformed', { params: { problem: 'a part "file" is needed' } });
  }
  return part;
}

async function takeIn(
  context: ServiceContext,
  person: Person,
  session: SessionId,
  part: MultipartFile,
): Promise<FileUploadResponse> {
  const { store, files, limits, now } = context;
  const { fileMaxBytes, filesPerDayBytes } = limits;
  const file = asId<FileId>(context.newId());
  const begun = {
    id: file,
    session,
    owner: personKey(person),
    bytes: fileMaxBytes,
    sdkAppId: person.sdkAppId,
    at: now(),
  };
  try {
    const quota = { maxBytes: filesPerDayBytes, since: now() - DAY_MS };
    if (!(await beginFile(store.db, begun, quota))) throw new CccError('file.quota');
    const gate = new PictureGate({
      maxBytes: fileMaxBytes,
      maxPixels: LIMITS.imageMaxPixels,
      fileName: part.filename,
    });
    part.file.once('error', (error) => gate.destroy(error));
    part.file.once('close', () => {
      if (!part.file.readableEnded) gate.destroy(new CccError('connection.lost'));
    });
    const { bytes } = await files.put(file, part.file.pipe(gate));
    const { mime, width, height } = gate.header;
    await completeFile(store.db, { id: file, mime, width, height, bytes });
    return { file, width, height, bytes, mime };
  } catch (error) {
    // Unread, the rest of the request would keep its sender from hearing the answer.
    part.file.unpipe().resume();
    await files.delete(file);
    await removeFile(store.db, file);
    throw error;
  }
}
