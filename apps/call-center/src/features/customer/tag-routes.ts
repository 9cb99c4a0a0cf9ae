import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, DESK_LIMITS, PATHS, type TagsResponse } from '@ccc/protocol';
import { tagRequestSchema } from '@ccc/protocol/schema';
import { sql, type Kysely } from 'kysely';
import { storableText } from '../../store/json-text';
import type { Database } from '../../store/tables';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { customerParams, requireCustomer } from './customer-access';

/** Tags that are proposed. */
const PROPOSED = 200;

const tagParams = Type.Object({
  ...customerParams.properties,
  tag: Type.String({ minLength: 1, maxLength: DESK_LIMITS.tagMaxChars }),
});

/** The tags of a customer, in the order in which they were given. */
export async function tagsOf(db: Kysely<Database>, customer: string): Promise<string[]> {
  const rows = await db
    .selectFrom('customer_tags')
    .select('tag')
    .where('customer_id', '=', customer)
    .orderBy('created_at')
    .orderBy('tag')
    .execute();
  return rows.map(({ tag }) => tag);
}

/** `POST …/tags` and `DELETE …/tags/:tag` answer the tags as they are then; `GET /api/v1/tags` proposes some. */
export function tagRoutes(app: FastifyInstance, context: ServiceContext): void {
  const { db } = context.store;
  const security = [{ bearer: [] }];
  app.get(
    PATHS.tags,
    { schema: { summary: 'The tags of the instance', tags: ['customers'], security } },
    async (request): Promise<TagsResponse> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'agent') throw new CccError('auth.forbidden');
      const rows = await db
        .selectFrom('customer_tags')
        .select(['tag', ({ fn }) => fn.countAll<number>().as('uses')])
        .where('sdk_app_id', '=', person.sdkAppId)
        .groupBy('tag')
        .orderBy('uses', 'desc')
        .orderBy('tag')
        .limit(PROPOSED)
        .execute();
      return { tags: rows.map(({ tag }) => tag) };
    },
  );

  app.post<{ Params: Static<typeof customerParams>; Body: Static<typeof tagRequestSchema> }>(
    `${PATHS.customers}/:id/tags`,
    {
      schema: {
        summary: 'Give a customer a tag',
        tags: ['customers'],
        security,
        params: customerParams,
        body: tagRequestSchema,
      },
    },
    async (request): Promise<TagsResponse> => {
      const { customer } = await requireCustomer(context, request);
      const tag = storableText(request.body.tag).replace(/\s+/g, ' ').trim();
      const { tagsPerCustomer: max } = DESK_LIMITS;
      await sql`
        insert into customer_tags (customer_id, sdk_app_id, tag, created_at)
        select ${customer.id}::text, ${customer.sdk_app_id}::bigint, ${tag}::text, ${context.now()}::bigint
        where (select count(*) from customer_tags where customer_id = ${customer.id}) < ${max}::int
        on conflict do nothing`.execute(db);
      const tags = await tagsOf(db, customer.id);
      if (!tags.includes(tag)) throw new CccError('limit.reached', { params: { max } });
      return { tags };
    },
  );

  app.delete<{ Params: Static<typeof tagParams> }>(
    `${PATHS.customers}/:id/tags/:tag`,
    {
      schema: {
        summary: 'Take a tag from a customer',
        tags: ['customers'],
        security,
        params: tagParams,
      },
    },
    async (request): Promise<TagsResponse> => {
      const { customer } = await requireCustomer(context, request);
      await db
        .deleteFrom('customer_tags')
        .where('customer_id', '=', customer.id)
        .where('tag', '=', request.params.tag)
        .execute();
      return { tags: await tagsOf(db, customer.id) };
    },
  );
}
