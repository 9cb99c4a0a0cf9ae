import { CccError } from '@ccc/protocol';

/** @param problem what is wrong with the offer, for whoever wrote the client */
export function badOffer(problem: string): CccError {
  return new CccError('media.badOffer', { params: { problem } });
}
