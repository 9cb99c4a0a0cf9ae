import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import { findCredentials, hashSecret, newSecret, type Credentials } from '../login/credentials';

/** A secret that opens one socket, once, soon. */
export async function issueTicket(
  { store, now, limits }: ServiceContext,
  { person, tokenHash }: Credentials,
): Promise<{ ticket: string; expiresAt: number }> {
  const ticket = newSecret();
  const expiresAt = now() + limits.ticketMs;
  await store.db
    .insertInto('tickets')
    .values({
      ticket_hash: hashSecret(ticket),
      token_hash: tokenHash,
      sdk_app_id: person.sdkAppId,
      kind: person.kind,
      subject_id: person.id,
      expires_at: expiresAt,
    })
    .execute();
  return { ticket, expiresAt };
}

/**
 * Uses a ticket up.
 * @throws CccError `auth.ticketInvalid`; `auth.tokenExpired` when the login behind it is gone
 */
export async function redeemTicket(context: ServiceContext, ticket: string): Promise<Credentials> {
  const row = await context.store.db
    .deleteFrom('tickets')
    .where('ticket_hash', '=', hashSecret(ticket))
    .returning(['token_hash', 'expires_at'])
    .executeTakeFirst();
  if (!row || row.expires_at <= context.now()) throw new CccError('auth.ticketInvalid');
  return findCredentials(context, row.token_hash);
}
