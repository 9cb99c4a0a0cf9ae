import { CccError } from '@ccc/protocol';
import type { FastifyRequest } from 'fastify';
import type { ServiceContext } from '../context';
import { requireLogin } from './bearer';
import type { AgentPerson } from './person';

/** @throws CccError `auth.forbidden`, and those of a missing login */
export async function requireAdmin(
  context: ServiceContext,
  request: FastifyRequest,
): Promise<AgentPerson> {
  const { person } = await requireLogin(context, request);
  if (person.kind !== 'agent' || person.role !== 'admin') throw new CccError('auth.forbidden');
  return person;
}
