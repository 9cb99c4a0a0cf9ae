import type { FastifyReply } from 'fastify';
import { dispositionOf, type Described } from './content-disposition';

/** Headers for bytes that somebody else gave us: shown as what they were found to be, and as nothing more. */
export function servedAs(reply: FastifyReply, file: Described): FastifyReply {
  return (
    reply
      .type(file.mime)
      .header('content-disposition', dispositionOf(file))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      // Pages of the desk may lie on another host; the link is the permission.
      .header('cross-origin-resource-policy', 'cross-origin')
  );
}
