export {
  CccError,
  DOCUMENT_EXTENSIONS,
  LEAVE_LIMITS,
  LEAVE_REASONS,
  LIMITS,
  RATING_LIMITS,
  previewOf,
  textOf,
} from '@ccc/protocol';
export type {
  AgentCard,
  CallId,
  CallMedia,
  CardContent,
  Choice,
  CloseBy,
  CustomerCard,
  EndStatusString,
  ErrorCode,
  Language,
  MessageContent,
  LeftMessage,
  MediaTicket,
  Rating,
  RatingMode,
  SessionId,
  SkillGroupCard,
} from '@ccc/protocol';
export type {
  Clock,
  Http,
  HttpRequest,
  HttpResponse,
  HttpUpload,
  Lifecycle,
  LogContext,
  Logger,
  Platform,
  Random,
  Socket,
  SocketClosed,
  SocketFactory,
  SocketHandlers,
  Storage,
  WeChatLogin,
} from './platform/ports';
export type {
  ConnectionState,
  ConnectionStateName,
  SuspendReason,
} from './connection/connection-state';
export type {
  CommandAnswer,
  CommandOptions,
  Connection,
  ResumePoint,
} from './connection/connection-types';
export type { LoginMethod, LoginState, LoginStateName } from './login/login-state';
export type {
  AuthorizedRequest,
  CustomerIdentity,
  CustomerLogin,
  Profile,
  RequestLoginOptions,
  TokenHolder,
} from './login/login-types';
export type {
  ChatItem,
  Delivery,
  DocumentContent,
  FilmContent,
  ItemContent,
  MediaContent,
  MessageItem,
  Notice,
  NoticeItem,
  PictureContent,
  Sender,
  SpokenContent,
  SessionStage,
} from './session/chat-item';
export type { ServiceRating } from './session/session-view';
export type {
  Chat,
  Conversation,
  ConversationChange,
  ConversationView,
  SendOptions,
  OlderState,
} from './chat/conversation-view';
export type {
  LocalDocument,
  LocalMedia,
  LocalPicture,
  LocalVideo,
  LocalVoice,
} from './chat/local-media';
export { callOutcome } from './session/call-view';
export type { Cameras } from './session/cameras';
export type {
  CallOutcome,
  CallRecord,
  CallView,
  RecordedTrack,
  RecordingView,
} from './session/call-view';
export { emptySessionView, fileUrlsBy, foldEvents } from './session/session-view';
export type { SessionView } from './session/session-view';
export type { CustomerClient, CustomerClientOptions, ServiceAddress } from './client/client-types';
export { createConnection } from './connection/connection';
export type { ConnectionOptions } from './connection/connection';
export { createCustomerLogin } from './login/customer-login';
export type { LoginOptions } from './login/customer-login';
export { createChat } from './chat/chat';
export type { ChatOptions } from './chat/chat';
export { quotedItem } from './chat/quoted-item';
export { readMarkOf } from './chat/read-mark';
export type { ReadMark } from './chat/read-mark';
export type { ChatCall } from './chat/chat-call';
export type { ChatCallState } from './chat/chat-call-machine';
export { isApart, mediaUrlsOf } from './call/media-url';
export type { MediaUrls } from './call/media-url';
export { createCustomerClient } from './client/create-client';
export { CORE_VERSION } from './client/version';
