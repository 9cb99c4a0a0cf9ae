import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { CccError, asId } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { Person } from './person';

/** A login in force. */
export interface Credentials {
  person: Person;
  tokenHash: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** 256 bits for whoever is given them; the service keeps only their hash. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares without telling by its time how much fits. */
export function fitsHash(secret: string, hash: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const wanted = Buffer.from(hash);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export async function issueToken(
  { store, now, limits }: ServiceContext,
  person: Pick<Person, 'kind' | 'id' | 'sdkAppId'>,
): Promise<{ token: string; expiresAt: number }> {
  const token = newSecret();
  const lifeMs = person.kind === 'customer' ? limits.customerTokenMs : limits.agentTokenMs;
  const expiresAt = now() + lifeMs;
  await store.db
    .insertInto('tokens')
    .values({
      token_hash: hashSecret(token),
      sdk_app_id: person.sdkAppId,
      kind: person.kind,
      subject_id: person.id,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
}

/**
 * Who a token belongs to, as long as the login and the person are there.
 * @throws CccError `auth.tokenExpired`
 */
export async function findCredentials(
  { store, now }: Pick<ServiceContext, 'store' | 'now'>,
  tokenHash: string,
): Promise<Credentials> {
  const row = await store.db
    .selectFrom('tokens')
    .leftJoin('agents', (join) =>
      join.onRef('agents.id', '=', 'tokens.subject_id').on('tokens.kind', '=', 'agent'),
    )
    .select(['tokens.kind', 'subject_id', 'tokens.sdk_app_id', 'expires_at', 'agents.role'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  const person = row && row.expires_at > now() ? personOf(row) : null;
  if (!row || !person) throw new CccError('auth.tokenExpired');
  return { person, tokenHash, expiresAt: row.expires_at };
}

function personOf(row: {
  kind: 'customer' | 'agent';
  subject_id: string;
  sdk_app_id: number;
  role: 'admin' | 'agent' | null;
}): Person | null {
  const sdkAppId = row.sdk_app_id;
  if (row.kind === 'customer') return { kind: 'customer', id: asId(row.subject_id), sdkAppId };
  return row.role && { kind: 'agent', id: asId(row.subject_id), sdkAppId, role: row.role };
}
