import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS, asId, type FileId } from '@ccc/protocol';
import { fileLinkQuerySchema } from '@ccc/protocol/schema';
import type { FastifyInstance } from 'fastify';
import { readFile } from '../../store/files';
import { readSoundFile } from '../../store/sounds';
import type { ServiceContext } from '../context';
import { rangeOf } from './byte-range';
import { servedAs } from './served-as';

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
      const file = (await readFile(store.db, id)) ?? (await readSoundFile(store.db, id));
      if (!file) throw new CccError('file.unknown');
      const range = rangeOf(request.headers.range, file.bytes);
      if (range === 'none') {
        // No body of ours: players read nothing but the header.
        return reply.code(416).header('content-range', `bytes */${file.bytes}`).send();
      }
      const bytes = await files.get(id, range ?? undefined);
      if (!bytes) throw new CccError('file.unknown');
      if (range) {
        const { start, end } = range;
        void reply.code(206).header('content-range', `bytes ${start}-${end}/${file.bytes}`);
      }
      const maxAgeSeconds = Math.floor((exp - now()) / 1000);
      return servedAs(reply, file)
        .header('content-length', range ? range.end - range.start + 1 : file.bytes)
        .header('accept-ranges', 'bytes')
        .header('cache-control', `private, max-age=${maxAgeSeconds}, immutable`)
        .send(bytes);
    },
  );
}
