import type { CallId, CallRole, SessionId } from '@ccc/protocol';
import { asId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { SessionState } from '../domain';
import type { Database } from './tables';

type Db = Kysely<Database>;

export interface NewLeg {
  call: CallId;
  role: CallRole;
  session: SessionId;
  legHash: string;
  expiresAt: number;
  at: number;
}

/** A side's newest ticket; the one before is worth nothing any more. */
export async function grantLeg(db: Db, leg: NewLeg): Promise<void> {
  const grant = {
    leg_hash: leg.legHash,
    expires_at: leg.expiresAt,
    joined_at: null,
    seen_at: leg.at,
  };
  await db
    .insertInto('call_legs')
    .values({ call_id: leg.call, role: leg.role, session_id: leg.session, ...grant })
    .onConflict((conflict) => conflict.columns(['call_id', 'role']).doUpdateSet(grant))
    .execute();
}

export interface Leg {
  call: CallId;
  role: CallRole;
  session: SessionId;
}

/** Whose ticket it is; null: nobody's, or it was not used in time. */
export async function findLeg(db: Db, legHash: string, now: number): Promise<Leg | null> {
  const row = await db
    .selectFrom('call_legs')
    .select(['call_id', 'role', 'session_id'])
    .where('leg_hash', '=', legHash)
    .where((eb) => eb.or([eb('joined_at', 'is not', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
  return row ? { call: asId(row.call_id), role: row.role, session: asId(row.session_id) } : null;
}

/** These sides are there. */
export async function seeLegs(
  db: Db,
  legs: ReadonlyArray<Pick<Leg, 'call' | 'role'>>,
  at: number,
): Promise<void> {
  if (legs.length === 0) return;
  await db
    .updateTable('call_legs')
    .set({ seen_at: at, joined_at: sql`coalesce(joined_at, ${at}::bigint)` })
    .where((eb) =>
      eb(
        sql<string>`call_id || ' ' || role`,
        '=',
        sql<string>`any(${legs.map(({ call, role }) => `${call} ${role}`)}::text[])`,
      ),
    )
    .where('call_id', '=', sql<string>`any(${legs.map(({ call }) => call)}::text[])`)
    .execute();
}

export async function removeLegs(db: Db, call: CallId, role?: CallRole): Promise<void> {
  let rows = db.deleteFrom('call_legs').where('call_id', '=', call);
  if (role !== undefined) rows = rows.where('role', '=', role);
  await rows.execute();
}

/** Who is in the one seat has the other from here, by the ticket they have. */
export async function moveLeg(
  db: Db,
  call: CallId,
  { from, to }: { from: CallRole; to: CallRole },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await removeLegs(trx, call, to);
    await trx
      .updateTable('call_legs')
      .set({ role: to })
      .where('call_id', '=', call)
      .where('role', '=', from)
      .execute();
  });
}

/** The session as it stands; null: there is none. */
export async function readCallSession(
  db: Db,
  session: SessionId,
): Promise<{ sdkAppId: number; state: SessionState } | null> {
  const row = await db
    .selectFrom('sessions')
    .select(['sdk_app_id', 'state'])
    .where('id', '=', session)
    .executeTakeFirst();
  return row ? { sdkAppId: row.sdk_app_id, state: row.state as SessionState } : null;
}

/** The states of these sessions, in one query; a session that is gone is missing. */
export async function readCallStates(
  db: Db,
  sessions: readonly SessionId[],
): Promise<Map<SessionId, SessionState>> {
  if (sessions.length === 0) return new Map();
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'state'])
    .where('id', '=', sql<string>`any(${sessions}::text[])`)
    .execute();
  return new Map(rows.map(({ id, state }) => [asId<SessionId>(id), state as SessionState]));
}

export interface LiveCall {
  session: SessionId;
  state: SessionState;
  /** When each side that ever asked for a ticket was last known to be there (ms since 1970). */
  seen: ReadonlyMap<CallRole, number>;
}

/** Every call that goes on, anywhere. */
export async function liveCalls(db: Db): Promise<LiveCall[]> {
  const rows = await db
    .selectFrom('sessions')
    .leftJoin('call_legs', 'call_legs.call_id', 'sessions.call_id')
    .select(['sessions.id', 'sessions.state', 'call_legs.role', 'call_legs.seen_at'])
    .where('sessions.call_id', 'is not', null)
    .execute();
  const calls = new Map<
    string,
    { session: SessionId; state: SessionState; seen: Map<CallRole, number> }
  >();
  for (const { id, state, role, seen_at: seenAt } of rows) {
    const call = calls.get(id) ?? {
      session: asId<SessionId>(id),
      state: state as SessionState,
      seen: new Map(),
    };
    if (role !== null && seenAt !== null) call.seen.set(role, seenAt);
    calls.set(id, call);
  }
  return [...calls.values()];
}
