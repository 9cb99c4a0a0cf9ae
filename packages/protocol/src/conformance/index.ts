import { agentCases } from './agent-cases';
import { cannedReplyCases } from './canned-reply-cases';
import { connectionCases } from './connection-cases';
import { customerCases } from './customer-cases';
import { deskListCases } from './desk-list-cases';
import { fileCases } from './file-cases';
import { httpCases } from './http-cases';
import { leaveCases } from './leave-cases';
import { messageCases } from './message-cases';
import { noteCases } from './note-cases';
import { sessionCases } from './session-cases';
import type { ConformanceCase } from './target';
import { transferCases } from './transfer-cases';
import { watchCases } from './watch-cases';

export type { ConformanceCase, ConformanceTarget } from './target';
export { WireClient, helloFrame, fetchTicket } from './wire-client';

/** Every promise of SPEC.md that can be seen from outside; run them one after another. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...httpCases,
  ...connectionCases,
  ...sessionCases,
  ...messageCases,
  ...fileCases,
  ...agentCases,
  ...transferCases,
  ...noteCases,
  ...leaveCases,
  ...customerCases,
  ...deskListCases,
  ...cannedReplyCases,
  ...watchCases,
];
