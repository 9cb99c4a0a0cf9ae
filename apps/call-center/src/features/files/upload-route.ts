import multipart, { type MultipartFile } from '@fastify/multipart';
import { Type, type Static } from '@sinclair/typebox';
import {
  CccError,
  PATHS,
  asId,
  type FileId,
  type FileUploadResponse,
  type SessionId,
  type UploadKind,
} from '@ccc/protocol';
import { fileUploadQuerySchema, fileUploadResponseSchema } from '@ccc/protocol/schema';
import type { FastifyInstance } from 'fastify';
import { safeFileName } from '../../files/file-name';
import { inspectorOf } from '../../files/inspector';
import { beginFile, completeFile, removeFile } from '../../store/files';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { personKey, type Person } from '../login/person';
import { findVisible } from '../session/session-access';
import { leaveUnread, partOf, storePart } from './one-part';

const DAY_MS = 86_400_000;
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** `POST /api/v1/sessions/:id/files`: takes a file in, to be sent in this session. */
export async function uploadRoute(app: FastifyInstance, context: ServiceContext): Promise<void> {
  // One byte more than allowed, so that too much is seen and not cut off.
  await app.register(multipart, {
    limits: {
      files: 1,
      fields: 8,
      fieldSize: 1024,
      parts: 9,
      fileSize: Math.max(...Object.values(context.limits.uploadMaxBytes)) + 1,
    },
  });
  app.post<{ Params: Static<typeof params>; Querystring: Static<typeof fileUploadQuerySchema> }>(
    `${PATHS.sessions}/:id/files`,
    {
      schema: {
        summary: 'Upload a file, as multipart/form-data with one part "file"',
        tags: ['files'],
        security: [{ bearer: [] }],
        consumes: ['multipart/form-data'],
        params,
        querystring: fileUploadQuerySchema,
        response: { 201: fileUploadResponseSchema },
      },
    },
    async (request, reply): Promise<FileUploadResponse> => {
      const { person } = await requireLogin(context, request);
      const session = asId<SessionId>(request.params.id);
      const found = await findVisible(context, person, session);
      if (!found) throw new CccError('session.unknown');
      if (found.isOver) throw new CccError('session.closed');
      const { kind = 'image', name } = request.query;
      const part = await partOf(request, context.limits.uploadMaxBytes[kind]);
      // Phones make up a name for what they hand out; its sender may know better.
      part.filename = safeFileName(name ?? part.filename);
      const answer = await takeIn(context, person, session, kind, part);
      void reply.code(201);
      return answer;
    },
  );
}

async function takeIn(
  context: ServiceContext,
  person: Person,
  session: SessionId,
  kind: UploadKind,
  part: MultipartFile,
): Promise<FileUploadResponse> {
  const { store, files, limits, now } = context;
  const maxBytes = limits.uploadMaxBytes[kind];
  const file = asId<FileId>(context.newId());
  const begun = {
    id: file,
    session,
    kind,
    owner: personKey(person),
    bytes: maxBytes,
    sdkAppId: person.sdkAppId,
    at: now(),
  };
  try {
    const quota = { maxBytes: limits.filesPerDayBytes, since: now() - DAY_MS };
    if (!(await beginFile(store.db, begun, quota))) throw new CccError('file.quota');
    const inspector = inspectorOf(kind, part.filename);
    const stored = await storePart(files, file, part, { maxBytes, inspector });
    const named = kind === 'file' ? { name: part.filename } : {};
    const taken = { ...stored, ...named };
    await completeFile(store.db, { id: file, ...taken });
    return { file, kind, ...taken };
  } catch (error) {
    leaveUnread(part);
    await files.delete(file);
    await removeFile(store.db, file);
    throw error;
  }
}
