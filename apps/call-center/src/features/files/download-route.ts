import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS, asId, type FileId } from '@ccc/protocol';
import { fileLinkQuerySchema } from '@ccc/protocol/schema';
import type { FastifyInstance } from 'fastify';
import { EXTENSIONS, type PictureMime } from '../../files/picture-header';
import { readFile, type StoredFile } from '../../store/files';
import type { ServiceContext } from '../context';

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** `GET /api/v1/files/:id?exp=&sig=`: a file, for whoever was given the link. */
export function downloadRoute(app: FastifyInstance, context: ServiceContext): void {
  const { store, files, fileLinks, now } = context;
  app.get<{ Params: Static<typeof params>; Querystring: Static<typeof fileLinkQuerySchema> }>(
    `${PATHS.files}/:id`,
    {
      schema: {
        summary: 'A file, by its signed link',
        tags: ['files'],
        params,
        querystring: fileLinkQuerySchema,
      },
    },
    async (request, reply) => {
      const id = asId<FileId>(request.params.id);
      const { exp, sig } = request.query;
      if (!fileLinks.isGood(id, exp, sig)) throw new CccError('file.linkInvalid');
      const file = await readFile(store.db, id);
      const bytes = file && (await files.get(id));
      if (!file || !bytes) throw new CccError('file.unknown');
      const maxAgeSeconds = Math.floor((exp - now()) / 1000);
      return (
        reply
          .type(file.mime)
          .header('content-length', file.bytes)
          .header('content-disposition', `inline; filename="${nameOf(file)}"`)
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "default-src 'none'; sandbox")
          // Pages of the desk may lie on another host; the link is the permission.
          .header('cross-origin-resource-policy', 'cross-origin')
          .header('cache-control', `private, max-age=${maxAgeSeconds}, immutable`)
          .send(bytes)
      );
    },
  );
}

function nameOf({ id, mime }: StoredFile): string {
  return `${id}.${EXTENSIONS[mime as PictureMime][0]}`;
}
