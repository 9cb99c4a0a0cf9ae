import { agentCases } from './agent-cases';
import { connectionCases } from './connection-cases';
import { fileCases } from './file-cases';
import { httpCases } from './http-cases';
import { sessionCases } from './session-cases';
import type { ConformanceCase } from './target';

export type { ConformanceCase, ConformanceTarget } from './target';
export { WireClient, helloFrame, fetchTicket } from './wire-client';

/** Every promise of SPEC.md that can be seen from outside; run them one after another. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...httpCases,
  ...connectionCases,
  ...sessionCases,
  ...fileCases,
  ...agentCases,
];
