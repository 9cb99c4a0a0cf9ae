export { asId } from './ids';
export type {
  AgentId,
  CommandId,
  CustomerId,
  FileId,
  FlowId,
  OfferId,
  SessionId,
  SkillGroupId,
} from './ids';
export { IMAGE_PREVIEW, LIMITS } from './content';
export type { Choice, ImageContent, MessageContent, TextContent } from './content';
export { INSIDE_EVENTS } from './events';
export type {
  Actor,
  AgentCard,
  CloseBy,
  CustomerCard,
  EndStatusString,
  EventData,
  EventName,
  FlowVisit,
  SessionEvent,
  SkillGroupCard,
} from './events';
export { endStatusOf } from './end-status';
export type {
  CommandArgs,
  CommandFrame,
  CommandName,
  CommandResult,
  Commands,
  SessionCommandName,
  SettableAgentStatus,
} from './commands';
export type { AgentStatus, DeskSnapshot, DeskTask } from './desk';
export { PROTOCOL_VERSION } from './frames';
export type {
  AckFrame,
  ClientFrame,
  EventFrame,
  HelloFrame,
  NoticeFrame,
  PingFrame,
  PongFrame,
  RefuseFrame,
  ServerFrame,
  WelcomeFrame,
} from './frames';
export { PATHS } from './http';
export type {
  AgentLoginRequest,
  AgentLoginResponse,
  CustomerLoginRequest,
  CustomerLoginResponse,
  ErrorResponse,
  FileUploadResponse,
  MeResponse,
  SessionEventsResponse,
  SessionListItem,
  SessionListResponse,
  SocketTicketResponse,
} from './http';
export { CLOSE_CODES, closeAction, closeCode } from './codes/close-codes';
export type { CloseAction, CloseCode, CloseCodeName } from './codes/close-codes';
export { ERROR_CODES } from './codes/error-codes';
export type { ErrorCode, ErrorKind, Language, Retry } from './codes/error-codes';
export { CccError, textOf, toErrorCode } from './error';
export type { CccErrorOptions } from './error';
