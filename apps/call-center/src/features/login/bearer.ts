import type { FastifyRequest } from 'fastify';
import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import { findCredentials, hashSecret, type Credentials } from './credentials';

/**
 * Whoever sent the request, by its `Authorization: Bearer` header.
 * @throws CccError `auth.tokenExpired` when there is none that holds
 */
export async function requireLogin(
  context: Pick<ServiceContext, 'store' | 'now'>,
  request: FastifyRequest,
): Promise<Credentials> {
  const token = /^Bearer ([\w-]{20,128})$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw new CccError('auth.tokenExpired');
  return findCredentials(context, hashSecret(token));
}
