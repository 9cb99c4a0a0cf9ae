import { asId, type AgentId, type SessionId, type SkillGroupId } from '@ccc/protocol';
import type { NewEvent, SessionSummary } from '../src/domain/contract';
import { appendEvents } from '../src/store/append-events';
import { createSession, type Append, type NewSession } from '../src/store/session-log';
import type { Store } from '../src/store/store';

export const INSTANCE = 1400000001;
export const FLOW = 'flow-1';
export const GROUP = asId<SkillGroupId>('group-1');

/** The rows that a session refers to. */
export async function seed({ db }: Store): Promise<void> {
  await db
    .insertInto('instances')
    .values({ sdk_app_id: INSTANCE, name: 'Shop', created_at: 0 })
    .execute();
  await db
    .insertInto('flows')
    .values({ id: FLOW, sdk_app_id: INSTANCE, name: 'Flow', published_version: 1, created_at: 0 })
    .execute();
  await db
    .insertInto('skill_groups')
    .values({
      id: GROUP,
      sdk_app_id: INSTANCE,
      name: 'Sales',
      kind: 'chat',
      capacity: 2,
      created_at: 0,
    })
    .execute();
}

export async function addCustomer({ db }: Store, id: string): Promise<void> {
  await db
    .insertInto('customers')
    .values({ id, sdk_app_id: INSTANCE, openid: `openid-${id}`, nickname: id, created_at: 0 })
    .execute();
}

export interface AgentRow {
  status?: string;
  leaseUntil?: number;
  servedAt?: number;
  priority?: number;
}

/** An agent who is free and in the group, unless told otherwise. */
export async function addAgent({ db }: Store, id: string, row: AgentRow = {}): Promise<AgentId> {
  await db
    .insertInto('agents')
    .values({
      id,
      sdk_app_id: INSTANCE,
      staff_no: `no-${id}`,
      name: id,
      nickname: id,
      email: `${id}@example.com`,
      role: 'agent',
      password_hash: '',
      status: row.status ?? 'free',
      lease_until: row.leaseUntil ?? Number.MAX_SAFE_INTEGER,
      served_at: row.servedAt ?? 0,
      created_at: 0,
    })
    .execute();
  await db
    .insertInto('skill_group_members')
    .values({ group_id: GROUP, agent_id: id, priority: row.priority ?? 3 })
    .execute();
  return asId<AgentId>(id);
}

export function text(words: string): NewEvent {
  return {
    name: 'message.sent',
    actor: { kind: 'system' },
    data: { content: { type: 'text', text: words } },
  };
}

export function summary(part: Partial<SessionSummary> = {}): SessionSummary {
  return {
    stage: 'flow',
    call: null,
    consult: null,
    group: null,
    priority: 3,
    queuedAt: null,
    agent: null,
    offer: null,
    acceptedAt: null,
    endedAt: null,
    endStatus: null,
    closeBy: null,
    lastText: null,
    leftMessage: null,
    ...part,
  };
}

/** A session with one event, of a customer of its own. */
export async function addSession(
  store: Store,
  id: string,
  part: Partial<NewSession> = {},
): Promise<SessionId> {
  const session = asId<SessionId>(id);
  await addCustomer(store, `customer-of-${id}`);
  await createSession(store.db, {
    session,
    expectedSeq: 0,
    events: [text('first')],
    summary: summary(),
    state: {},
    at: 1,
    sdkAppId: INSTANCE,
    customerId: `customer-of-${id}`,
    flow: { id: FLOW, version: 1 },
    ...part,
  });
  return session;
}

/** A session that waits in the group. */
export async function addWaiting(
  store: Store,
  id: string,
  { queuedAt, priority = 3 }: { queuedAt: number; priority?: number },
): Promise<SessionId> {
  const group = { id: GROUP, name: 'Sales' };
  return addSession(store, id, {
    summary: summary({ stage: 'queued', group, queuedAt, priority }),
  });
}

/** One message more, at `expectedSeq`. */
export function message(
  session: SessionId,
  expectedSeq: number,
  part: Partial<Append> = {},
): Append {
  return {
    session,
    expectedSeq,
    events: [text(`message ${expectedSeq + 1}`)],
    summary: summary(),
    state: {},
    at: 2,
    ...part,
  };
}

/** Appends as features do: again from the start when someone else was quicker. */
export async function appendUntilDone(
  store: Store,
  session: SessionId,
  part: Partial<Append> = {},
): ReturnType<typeof appendEvents> {
  for (;;) {
    const row = await store.db
      .selectFrom('sessions')
      .select('last_seq')
      .where('id', '=', session)
      .executeTakeFirstOrThrow();
    const outcome = await appendEvents(store.db, message(session, row.last_seq, part));
    if (outcome.kind !== 'stale') return outcome;
  }
}
