import {
  asId,
  type CustomerId,
  type FileId,
  type SessionEvent,
  type SessionId,
} from '@ccc/protocol';
import { readEvents } from '../../store/event-reader';
import { readFurtherRows } from '../../store/personal-data';
import type { ServiceContext } from '../context';
import type { CustomerRow } from './find-customer';

const PAGE = 500;

/** The version of the document that `exportCustomer` writes. */
const EXPORT_VERSION = 1;

/**
 * Everything that is kept of a customer, as the text of one JSON document in pieces: a long history
 * never lies in memory as a whole. SPEC.md §2 says what it looks like.
 */
export async function* exportCustomer(
  context: ServiceContext,
  row: CustomerRow & { id: CustomerId },
): AsyncGenerator<string> {
  const { store, now } = context;
  const sessions = await store.db
    .selectFrom('sessions')
    .select(['id', 'flow_id', 'flow_version', 'stage', 'group_id', 'group_name', 'agent_id'])
    .select(['created_at', 'queued_at', 'accepted_at', 'ended_at', 'close_by', 'end_status'])
    .where('customer_id', '=', row.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const head = {
    version: EXPORT_VERSION,
    exportedAt: now(),
    sdkAppId: row.sdk_app_id,
    customer: {
      id: row.id,
      openid: row.openid,
      unionid: row.unionid,
      nickname: row.nickname,
      avatarUrl: row.avatar_url,
      createdAt: row.created_at,
    },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"sessions":[`;
  for (const [index, session] of sessions.entries()) {
    const id = asId<SessionId>(session.id);
    const about = {
      session: id,
      flow: { id: session.flow_id, version: session.flow_version },
      stage: session.stage,
      group: session.group_id === null ? null : { id: session.group_id, name: session.group_name },
      agent: session.agent_id,
      createdAt: session.created_at,
      queuedAt: session.queued_at,
      acceptedAt: session.accepted_at,
      endedAt: session.ended_at,
      closeBy: session.close_by,
      endStatus: session.end_status,
      files: await filesIn(context, id),
    };
    yield `${index > 0 ? ',' : ''}${JSON.stringify(about).slice(0, -1)},"events":[`;
    yield* eventsIn(context, id);
    yield ']}';
  }
  const ids = sessions.map(({ id }) => asId<SessionId>(id));
  yield `],"further":${JSON.stringify(await readFurtherRows(store.db, row.id, ids))}}\n`;
}

async function* eventsIn({ store }: ServiceContext, session: SessionId): AsyncGenerator<string> {
  let after = 0;
  for (;;) {
    const page = await readEvents(store.db, session, after, PAGE);
    const last = page.at(-1)?.event.seq;
    if (last === undefined) return;
    const texts = page.map(({ event }) => JSON.stringify(exported(event)));
    yield `${after > 0 ? ',' : ''}${texts.join(',')}`;
    after = last;
  }
}

function exported({ seq, at, name, actor, data }: SessionEvent): object {
  return { seq, at, name, actor, data };
}

async function filesIn(
  { store, fileLinks }: ServiceContext,
  session: SessionId,
): Promise<object[]> {
  const rows = await store.db
    .selectFrom('files')
    .select([
      'id',
      'owner',
      'kind',
      'name',
      'mime',
      'width',
      'height',
      'duration_ms',
      'bytes',
      'created_at',
    ])
    .where('session_id', '=', session)
    .where('stage', 'in', ['uploaded', 'sent'])
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, created_at: createdAt, ...about }) => ({
    file: id,
    ...about,
    createdAt,
    url: fileLinks.pathOf(asId<FileId>(id)),
  }));
}
