import { CccError, asId, type CustomerId, type SessionId } from '@ccc/protocol';
import { removeCustomer, removeLogins } from '../../store/personal-data';
import { dropAvatarsOf } from '../avatar/drop-avatars';
import type { ServiceContext } from '../context';
import { personKey } from '../login/person';
import type { SessionEngine } from '../session/session-engine';
import type { Gateway } from '../socket/gateway';
import { removeSessionsWithFiles } from './remove-sessions';

/** Sessions removed at a time. */
const SLICE = 20;
/** A customer may be quick to come back while they are removed. */
const MAX_ROUNDS = 5;

export interface DeletedCustomer {
  sessions: number;
  events: number;
  files: number;
}

export interface DeletionServices {
  context: ServiceContext;
  engine: SessionEngine;
  gateway: Pick<Gateway, 'logOut'>;
}

/**
 * Removes a customer and everything that is kept of them. Their logins first, so that they cannot begin
 * anew; what is live is ended, so that the agent's place is free again. Broken off, it is begun again.
 *
 * @throws CccError `store.unavailable` when new sessions keep coming
 */
export async function deleteCustomer(
  services: DeletionServices,
  customer: CustomerId,
): Promise<DeletedCustomer> {
  const { context, engine, gateway } = services;
  const { db } = context.store;
  const deleted: DeletedCustomer = { sessions: 0, events: 0, files: 0 };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const person = personKey({ kind: 'customer', id: customer });
    for (const hash of await removeLogins(db, customer)) gateway.logOut(person, hash);
    for (;;) {
      const slice = await sessionsOf(context, customer);
      if (slice.length === 0) break;
      for (const session of slice) await closeSession(engine, session);
      const removed = await removeSessionsWithFiles(context, slice);
      deleted.sessions += removed.sessions;
      deleted.events += removed.events;
      deleted.files += removed.files;
    }
    await dropAvatarsOf(context, customer);
    if (await removeCustomer(db, customer)) return deleted;
  }
  throw new CccError('store.unavailable', { retryAfterMs: 1000, origin: 'sessions kept coming' });
}

async function sessionsOf({ store }: ServiceContext, customer: CustomerId): Promise<SessionId[]> {
  const rows = await store.db
    .selectFrom('sessions')
    .select('id')
    .where('customer_id', '=', customer)
    .orderBy('created_at')
    .limit(SLICE)
    .execute();
  return rows.map(({ id }) => asId<SessionId>(id));
}

/** Ends and completes a session, from wherever it stands. */
async function closeSession(engine: SessionEngine, session: SessionId): Promise<void> {
  for (const name of ['session.end', 'session.complete'] as const) {
    try {
      await engine.run({ session, ask: () => ({ name, actor: { kind: 'system' } }) });
    } catch (error) {
      // Ended already; or removed by whoever deletes this customer as well.
      const isDone =
        error instanceof CccError &&
        (error.code === 'session.closed' || error.code === 'session.unknown');
      if (!isDone) throw error;
    }
  }
}
