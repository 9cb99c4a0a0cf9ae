import { Readable } from 'node:stream';
import { Type, type Static } from '@sinclair/typebox';
import {
  CccError,
  PATHS,
  SOUND_LIMITS,
  asId,
  type Sound,
  type SoundChange,
  type SoundsResponse,
} from '@ccc/protocol';
import { soundChangeSchema, soundSchema, soundsResponseSchema } from '@ccc/protocol/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { safeFileName } from '../../files/file-name';
import {
  addSound,
  hasSound,
  listSounds,
  liveFlows,
  removeSound,
  renameSound,
} from '../../store/sounds';
import type { ServiceContext } from '../context';
import { requireAdmin } from '../login/require-admin';
import { soundUses } from './sound-uses';
import { takeSound } from './take-sound';

const params = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) });
type OfSound = { Params: Static<typeof params> };

/** Sounds for the prompts of flows (放音), kept by administrators. */
export function soundRoutes(app: FastifyInstance, context: ServiceContext): void {
  const { store, files, newId, now } = context;
  const schema = (summary: string) => ({ summary, tags: ['admin'], security: [{ bearer: [] }] });

  app.get(
    PATHS.adminSounds,
    { schema: { ...schema('Uploaded sounds'), response: { 200: soundsResponseSchema } } },
    async (request): Promise<SoundsResponse> => {
      const { sdkAppId } = await requireAdmin(context, request);
      return { sounds: await soundsOf(context, sdkAppId) };
    },
  );

  app.post(
    PATHS.adminSounds,
    {
      schema: {
        ...schema('Upload a sound (wav or mp3), as multipart/form-data with one part "file"'),
        consumes: ['multipart/form-data'],
        response: { 201: soundSchema },
      },
    },
    async (request, reply): Promise<Sound> => {
      const { sdkAppId, id: uploadedBy } = await requireAdmin(context, request);
      const { bytes, name } = await fileOf(request);
      const { opus, durationMs } = await takeSound(bytes, name);
      const id = newId();
      await files.put(id, Readable.from([opus]));
      const sound = { id, name, bytes: opus.length, durationMs, createdAt: now(), uploadedBy };
      try {
        await addSound(store.db, { ...sound, sdkAppId });
      } catch (error) {
        await files.delete(id);
        throw error;
      }
      void reply.code(201);
      return oneOf(context, sdkAppId, id);
    },
  );

  app.get<OfSound>(
    `${PATHS.adminSounds}/:id`,
    { schema: { ...schema('A sound, as calls play it'), params } },
    async (request, reply) => {
      const { sdkAppId } = await requireAdmin(context, request);
      const { id } = request.params;
      const bytes = (await hasSound(store.db, sdkAppId, id)) ? await files.get(id) : null;
      if (!bytes) throw new CccError('file.unknown');
      return reply.type('audio/ogg').header('x-content-type-options', 'nosniff').send(bytes);
    },
  );

  app.put<OfSound & { Body: SoundChange }>(
    `${PATHS.adminSounds}/:id`,
    {
      schema: {
        ...schema('Give a sound another name'),
        params,
        body: soundChangeSchema,
        response: { 200: soundSchema },
      },
    },
    async (request): Promise<Sound> => {
      const { sdkAppId } = await requireAdmin(context, request);
      const { id } = request.params;
      await renameSound(store.db, sdkAppId, id, request.body.name.trim());
      return oneOf(context, sdkAppId, id);
    },
  );

  app.delete<OfSound>(
    `${PATHS.adminSounds}/:id`,
    { schema: { ...schema('Remove a sound that no flow uses'), params } },
    async (request): Promise<Record<string, never>> => {
      const { sdkAppId } = await requireAdmin(context, request);
      const { id } = request.params;
      await store.db.transaction().execute(async (trx) => {
        const uses = soundUses(await liveFlows(trx, sdkAppId)).get(id) ?? [];
        if (uses.length > 0) {
          const flows = uses.map(({ name }) => name).join('、');
          throw new CccError('sound.inUse', { params: { flows } });
        }
        if (!(await removeSound(trx, sdkAppId, id))) throw new CccError('file.unknown');
      });
      await files.delete(id);
      return {};
    },
  );
}

/** The newest first, with the flows that use them; one alone where its id is given. */
async function soundsOf(
  { store, fileLinks }: ServiceContext,
  sdkAppId: number,
  id?: string,
): Promise<Sound[]> {
  const sounds = await listSounds(store.db, sdkAppId, id);
  const uses = soundUses(await liveFlows(store.db, sdkAppId));
  return sounds.map((sound) => ({
    ...sound,
    url: fileLinks.pathOf(asId(sound.id)),
    usedBy: uses.get(sound.id) ?? [],
  }));
}

async function oneOf(context: ServiceContext, sdkAppId: number, id: string): Promise<Sound> {
  const [sound] = await soundsOf(context, sdkAppId, id);
  if (!sound) throw new CccError('file.unknown');
  return sound;
}

/** The one file of the request, whole. */
async function fileOf(request: FastifyRequest): Promise<{ bytes: Buffer; name: string }> {
  const max = SOUND_LIMITS.maxBytes;
  const limits = { fileSize: max + 1 };
  const part = request.isMultipart()
    ? await request.file({ limits, throwFileSizeLimit: false })
    : undefined;
  if (!part) {
    throw new CccError('request.malformed', { params: { problem: 'a part "file" is needed' } });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length > max) throw new CccError('file.tooLarge', { params: { max } });
  return { bytes, name: safeFileName(part.filename) };
}
