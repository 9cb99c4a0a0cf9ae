export { asId } from './ids';
export type {
  AgentId,
  CallId,
  CommandId,
  CustomerId,
  FileId,
  FlowId,
  OfferId,
  SessionId,
  SkillGroupId,
} from './ids';
export {
  CALL_END_REASONS,
  CALL_LIMITS,
  CALL_MEDIA,
  CALL_ROLES,
  CONSULT_END_REASONS,
  DIGITS_PATTERN,
} from './call';
export type {
  CallEndReason,
  CallMedia,
  CallRole,
  ConsultEndReason,
  IceServer,
  MediaTicket,
  TrtcTicket,
  WebRtcTicket,
} from './call';
export type { Measure, MeasuredSide } from './call-quality';
export type { RecordedSide, RecordedSound, RecordingFault } from './recording';
export { RECORDING_FAULTS } from './recording';
export {
  DOCUMENT_EXTENSIONS,
  LIMITS,
  RECALLED_PREVIEW,
  REMOVED_PREVIEW,
  previewOf,
} from './content';
export type {
  CardContent,
  Choice,
  FileContent,
  ImageContent,
  MessageContent,
  RecallReason,
  RecalledContent,
  TextContent,
  UploadKind,
  UploadedContent,
  VideoContent,
  VoiceContent,
} from './content';
export { INSIDE_EVENTS, isLandmark } from './events';
export type {
  Actor,
  AgentCard,
  CloseBy,
  CustomerCard,
  EndStatusString,
  EventData,
  EventName,
  FlowVisit,
  FlowWords,
  SessionEvent,
  Side,
  SkillGroupCard,
  UnservedReason,
} from './events';
export { LEAVE_LIMITS, LEAVE_REASONS } from './left-message';
export type { LeftMessage } from './left-message';
export { RATING_LIMITS, RATING_MODES } from './rating';
export type { Rating, RatingMode } from './rating';
export { endStatusOf } from './end-status';
export type {
  CommandArgs,
  CommandFrame,
  CommandName,
  CommandResult,
  Commands,
  SessionCommandName,
  SettableAgentStatus,
  TransferTarget,
} from './commands';
export type { AgentStatus, BookedStatus, DeskConsult, DeskSnapshot, DeskTask } from './desk';
export { PROTOCOL_VERSION } from './frames';
export type {
  AckFrame,
  ClientFrame,
  EventFrame,
  HelloFrame,
  NoticeFrame,
  PingFrame,
  PongFrame,
  QueuePlace,
  RefuseFrame,
  ServerFrame,
  WelcomeFrame,
} from './frames';
export { PATHS, SOUND_LIMITS, SOUND_STANDINGS } from './http';
export type {
  AgentLoginRequest,
  AgentLoginResponse,
  CustomerLoginRequest,
  CustomerLoginResponse,
  DirectoryResponse,
  ErrorResponse,
  FileUploadResponse,
  MeResponse,
  SessionEventsResponse,
  SessionListItem,
  SessionListResponse,
  SocketTicketResponse,
  Sound,
  SoundChange,
  SoundUse,
  SoundsResponse,
} from './http';
export { DESK_LIMITS } from './desk-http';
export type {
  CannedRepliesResponse,
  CannedReply,
  CannedReplyText,
  Colleague,
  CustomerBlock,
  LeftMessageItem,
  LeftMessagesResponse,
  CustomerNote,
  CustomerPagesResponse,
  CustomerProfile,
  QueueResponse,
  SessionMatch,
  SessionSearchResponse,
  TagsResponse,
  WaitingSession,
} from './desk-http';
export { CLOSE_CODES, closeAction, closeCode } from './codes/close-codes';
export type { CloseAction, CloseCode, CloseCodeName } from './codes/close-codes';
export { ERROR_CODES } from './codes/error-codes';
export type { ErrorCode, ErrorKind, Language, Retry } from './codes/error-codes';
export { CccError, textOf, toErrorCode } from './error';
export type { CccErrorOptions } from './error';
