/** The wire as schemas, for servers and tests only: compiling them generates code, which a mini-program may not. */
export { commandArgsSchemas, commandFrameSchema, namesSession } from './commands';
export { contentSchema } from './content';
export { actorSchema, eventDataSchemas, eventFrameSchema } from './events';
export {
  ackFrameSchema,
  helloFrameSchema,
  pingFrameSchema,
  pongFrameSchema,
  refuseFrameSchema,
  welcomeFrameSchema,
} from './frames';
export {
  blockRequestSchema,
  cannedReplyImportSchema,
  cannedReplyRequestSchema,
  cannedReplyTextSchema,
  noteRequestSchema,
  tagRequestSchema,
} from './desk-http';
export {
  agentLoginRequestSchema,
  agentLoginResponseSchema,
  agentProfileSchema,
  customerCardSchema,
  customerLoginRequestSchema,
  customerLoginResponseSchema,
  directoryResponseSchema,
  errorResponseSchema,
  eventsQuerySchema,
  fileLinkQuerySchema,
  fileUploadQuerySchema,
  fileUploadResponseSchema,
  leftMessagesQuerySchema,
  profileRequestSchema,
  sessionListQuerySchema,
  sessionSearchQuerySchema,
  socketTicketResponseSchema,
  soundChangeSchema,
  soundSchema,
  soundsResponseSchema,
} from './http';
export { readClientFrame } from './validate';
export type { FrameReading } from './validate';
