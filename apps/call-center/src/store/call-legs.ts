import type { CallId, CallRole, SessionId, Side } from '@ccc/protocol';
import { asId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { SessionState } from '../domain';
import type { Database } from './tables';

type Db = Kysely<Database>;

export interface NewLeg {
  call: CallId;
  role: CallRole;
  session: SessionId;
  person: string;
  legHash: string;
  expiresAt: number;
  at: number;
}

/** A seat's newest ticket; the one before is worth nothing any more. */
export async function grantLeg(db: Db, leg: NewLeg): Promise<void> {
  const { call, role, at } = leg;
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`call leg ${call} ${role}`}))`.execute(trx);
    const before = await replaceLegs(trx, call, role, at);
    // Another ticket for whoever is in the room changes nothing about their being there.
    const room = before?.person_id === leg.person ? before : null;
    await trx
      .insertInto('call_legs')
      .values({
        call_id: call,
        role,
        session_id: leg.session,
        person_id: leg.person,
        leg_hash: leg.legHash,
        expires_at: leg.expiresAt,
        joined_at: null,
        seen_at: at,
        entered_at: room?.entered_at ?? null,
        left_at: room?.left_at ?? null,
        replaced_at: null,
      })
      .execute();
  });
}

async function replaceLegs(db: Db, call: CallId, role: CallRole, at: number) {
  return db
    .updateTable('call_legs')
    .set({ replaced_at: at })
    .where('call_id', '=', call)
    .where('role', '=', role)
    .where('replaced_at', 'is', null)
    .returning(['person_id', 'entered_at', 'left_at'])
    .executeTakeFirst();
}

export interface Leg {
  call: CallId;
  role: CallRole;
  session: SessionId;
}

/** A ticket as it was given; whether its call still wants it is not known here. */
export interface GivenLeg extends Leg {
  person: string;
  /** `expired`: it was not used in time. `replaced`: by a newer one of the same seat. */
  validity: 'good' | 'expired' | 'replaced';
}

/** Null: no such ticket was given, or it is forgotten. */
export async function findLeg(db: Db, legHash: string, now: number): Promise<GivenLeg | null> {
  const row = await db
    .selectFrom('call_legs')
    .select(['call_id', 'role', 'session_id', 'person_id', 'joined_at', 'expires_at'])
    .select('replaced_at')
    .where('leg_hash', '=', legHash)
    .executeTakeFirst();
  if (!row) return null;
  const isLate = row.joined_at === null && row.expires_at <= now;
  const validity = row.replaced_at !== null ? 'replaced' : isLate ? 'expired' : 'good';
  const [call, session] = [asId<CallId>(row.call_id), asId<SessionId>(row.session_id)];
  return { call, role: row.role, session, person: row.person_id, validity };
}

/** Every seat of a call that goes on, with whom it was given to last. */
export async function presentLegs(
  db: Db,
): Promise<Array<Pick<Leg, 'call' | 'role'> & { person: string }>> {
  const rows = await db
    .selectFrom('call_legs')
    .innerJoin('sessions', 'sessions.call_id', 'call_legs.call_id')
    .select(['call_legs.call_id', 'call_legs.role', 'call_legs.person_id'])
    .where('call_legs.replaced_at', 'is', null)
    .execute();
  return rows.map(({ call_id: call, role, person_id: person }) => ({
    call: asId<CallId>(call),
    role,
    person,
  }));
}

/** What TRTC says of a room, in whatever order it comes. */
export async function noteInRoom(
  db: Db,
  {
    call,
    side,
    kind,
    at,
    seenAt,
  }: {
    call: string;
    side: Side;
    kind: 'entered' | 'left';
    at: number;
    seenAt: number;
  },
): Promise<void> {
  const column = kind === 'entered' ? 'entered_at' : 'left_at';
  await db
    .updateTable('call_legs')
    .set({ seen_at: seenAt, joined_at: sql`coalesce(joined_at, ${seenAt}::bigint)` })
    .set(column, sql`greatest(${sql.ref(column)}, ${at}::bigint)`)
    .where('call_id', '=', call)
    .where('role', '=', side)
    .where('replaced_at', 'is', null)
    .execute();
}

/** Tickets that nobody has come by since then are forgotten. */
export async function forgetLegs(db: Db, since: number): Promise<void> {
  await db.deleteFrom('call_legs').where('seen_at', '<', since).execute();
}

/** Whether there ever was this call in the session. */
export async function hadCall(db: Db, session: SessionId, call: CallId): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('seq')
    .where('session_id', '=', session)
    .where('name', '=', 'call.started')
    .where(sql<string>`data ->> 'call'`, '=', call)
    .executeTakeFirst();
  return row !== undefined;
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
    .where('replaced_at', 'is', null)
    .execute();
}

/** Who is in the one seat has the other from here, by the ticket they have. */
export async function moveLeg(
  db: Db,
  call: CallId,
  { from, to, at }: { from: CallRole; to: CallRole; at: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await replaceLegs(trx, call, to, at);
    await trx
      .updateTable('call_legs')
      .set({ role: to })
      .where('call_id', '=', call)
      .where('role', '=', from)
      .where('replaced_at', 'is', null)
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
  /** When each side that ever asked for a ticket was last known to be there (ms since 1970); Infinity: it is. */
  seen: ReadonlyMap<CallRole, number>;
}

/** Every call that goes on, anywhere. */
export async function liveCalls(db: Db): Promise<LiveCall[]> {
  const rows = await db
    .selectFrom('sessions')
    .leftJoin('call_legs', (join) =>
      join
        .onRef('call_legs.call_id', '=', 'sessions.call_id')
        .on('call_legs.replaced_at', 'is', null),
    )
    .select(['sessions.id', 'sessions.state', 'call_legs.role', 'call_legs.seen_at'])
    .select(['call_legs.entered_at', 'call_legs.left_at'])
    .where('sessions.call_id', 'is not', null)
    .execute();
  const calls = new Map<
    string,
    { session: SessionId; state: SessionState; seen: Map<CallRole, number> }
  >();
  for (const { id, state, role, seen_at: seenAt, entered_at: from, left_at: to } of rows) {
    const call = calls.get(id) ?? {
      session: asId<SessionId>(id),
      state: state as SessionState,
      seen: new Map(),
    };
    const isIn = from !== null && (to === null || to < from);
    if (role !== null && seenAt !== null) call.seen.set(role, isIn ? Infinity : seenAt);
    calls.set(id, call);
  }
  return [...calls.values()];
}
