import { CccError, DESK_LIMITS, type CannedReply, type CannedReplyText } from '@ccc/protocol';
import { sql, type Kysely, type Selectable } from 'kysely';
import { storableText } from '../../store/json-text';
import type { CannedRepliesTable, Database } from '../../store/tables';
import type { ServiceContext } from '../context';
import type { AgentPerson } from '../login/person';

type Scope = CannedReply['scope'];

/** What everybody shares and what the agent keeps, by group and title. */
export async function repliesOf(
  db: Kysely<Database>,
  { id, sdkAppId }: AgentPerson,
): Promise<CannedReply[]> {
  const rows = await db
    .selectFrom('canned_replies')
    .selectAll()
    .where('sdk_app_id', '=', sdkAppId)
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', id)]))
    .orderBy('folder')
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(toReply);
}

/**
 * All of them or none.
 * @throws CccError `limit.reached`
 */
export async function addReplies(
  { store, newId, now }: ServiceContext,
  { id, sdkAppId }: AgentPerson,
  scope: Scope,
  texts: readonly CannedReplyText[],
): Promise<CannedReply[]> {
  const owner = scope === 'own' ? id : null;
  const max = scope === 'own' ? DESK_LIMITS.repliesOwn : DESK_LIMITS.repliesShared;
  return store.db.transaction().execute(async (trx) => {
    // Whoever adds at the same time waits, so that the count holds.
    await trx
      .selectFrom('instances')
      .select('sdk_app_id')
      .where('sdk_app_id', '=', sdkAppId)
      .forNoKeyUpdate()
      .execute();
    const { count } = await trx
      .selectFrom('canned_replies')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('sdk_app_id', '=', sdkAppId)
      .where(sql<boolean>`owner_id is not distinct from ${owner}::text`)
      .executeTakeFirstOrThrow();
    if (count + texts.length > max) throw new CccError('limit.reached', { params: { max } });
    const rows = await trx
      .insertInto('canned_replies')
      .values(
        texts.map((text) => ({
          id: newId(),
          sdk_app_id: sdkAppId,
          owner_id: owner,
          ...columnsOf(text),
          created_at: now(),
          updated_at: now(),
        })),
      )
      .returningAll()
      .execute();
    return rows.map(toReply);
  });
}

/**
 * A reply that the agent may change: their own, or for an administrator a shared one.
 * @throws CccError `reply.unknown`, `auth.forbidden`
 */
export async function requireReply(
  db: Kysely<Database>,
  person: AgentPerson,
  id: string,
): Promise<Selectable<CannedRepliesTable>> {
  const row = await db
    .selectFrom('canned_replies')
    .selectAll()
    .where('id', '=', id)
    .where('sdk_app_id', '=', person.sdkAppId)
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', person.id)]))
    .executeTakeFirst();
  if (!row) throw new CccError('reply.unknown');
  requireScope(person, row.owner_id === null ? 'shared' : 'own');
  return row;
}

/** @throws CccError `auth.forbidden` */
export function requireScope({ role }: AgentPerson, scope: Scope): void {
  if (scope === 'shared' && role !== 'admin') throw new CccError('auth.forbidden');
}

/** The text as it is kept. */
export function columnsOf({ group, title, content }: CannedReplyText) {
  return {
    folder: storableText(group).trim(),
    title: storableText(title).trim(),
    content: storableText(content),
  };
}

export function toReply(row: Selectable<CannedRepliesTable>): CannedReply {
  const { id, folder: group, title, content } = row;
  return { id, scope: row.owner_id === null ? 'shared' : 'own', group, title, content };
}
