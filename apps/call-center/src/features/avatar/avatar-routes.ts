import { randomBytes } from 'node:crypto';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, LIMITS, PATHS, type CustomerCard, type CustomerId } from '@ccc/protocol';
import { customerCardSchema } from '@ccc/protocol/schema';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { extensionOf } from '../../files/extension';
import { PictureInspector } from '../../files/picture-inspector';
import { beginAvatar, readAvatar, useAvatar } from '../../store/avatars';
import type { ServiceContext } from '../context';
import { leaveUnread, partOf, storePart } from '../files/one-part';
import { servedAs } from '../files/served-as';
import { dropAvatar } from './drop-avatars';
import { requireLogin } from '../login/bearer';
import { readCard } from '../login/customer-records';

/** Of one customer, until the next sweep. */
const MOST_LOOSE = 10;
const DAY_SECONDS = 86_400;
const params = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) });

/** A customer's own picture: WeChat hands a file of the phone out, and agents want to see it. */
export function avatarRoutes(app: FastifyInstance, context: ServiceContext): void {
  const { store, files } = context;

  app.post(
    PATHS.avatar,
    {
      schema: {
        summary: "Give the customer a picture, as multipart/form-data with one part 'file'",
        tags: ['login'],
        security: [{ bearer: [] }],
        consumes: ['multipart/form-data'],
        response: { 200: customerCardSchema },
      },
    },
    async (request): Promise<CustomerCard> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'customer') throw new CccError('auth.forbidden');
      await takeIn(context, person.id, await partOf(request, LIMITS.avatarMaxBytes));
      return readCard(context, person.id);
    },
  );

  app.get<{ Params: Static<typeof params> }>(
    `${PATHS.avatars}/:id`,
    { schema: { summary: 'A picture of a customer, by the path in their card', params } },
    async (request, reply) => {
      const { id } = request.params;
      const avatar = await readAvatar(store.db, id);
      const bytes = avatar && (await files.get(id));
      if (!bytes) throw new CccError('file.unknown');
      return servedAs(reply, { id, kind: 'image', mime: avatar.mime })
        .header('content-length', avatar.bytes)
        .header('cache-control', `private, max-age=${DAY_SECONDS}, immutable`)
        .send(bytes);
    },
  );
}

async function takeIn(
  context: ServiceContext,
  customer: CustomerId,
  part: MultipartFile,
): Promise<void> {
  const { store, files, now } = context;
  // Whoever was shown the path may fetch it: no other proof can lie in the log for years.
  const id = randomBytes(24).toString('base64url');
  try {
    if (!(await beginAvatar(store.db, { id, customer, at: now() }, MOST_LOOSE))) {
      throw new CccError('file.quota');
    }
    const inspector = new PictureInspector(extensionOf(part.filename));
    const maxBytes = LIMITS.avatarMaxBytes;
    const { mime, bytes } = await storePart(files, id, part, { maxBytes, inspector });
    const url = `${PATHS.avatars}/${id}`;
    if (!(await useAvatar(store.db, customer, { id, url, mime, bytes }))) {
      throw new CccError('auth.tokenExpired');
    }
  } catch (error) {
    leaveUnread(part);
    await dropAvatar(context, id);
    throw error;
  }
}
