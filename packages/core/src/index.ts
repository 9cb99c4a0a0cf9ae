export { CccError, IMAGE_PREVIEW, LIMITS, textOf } from '@ccc/protocol';
export type {
  AgentCard,
  Choice,
  CloseBy,
  CustomerCard,
  EndStatusString,
  ErrorCode,
  Language,
  MessageContent,
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
  AgentIdentity,
  AgentLogin,
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
  ItemContent,
  MessageItem,
  Notice,
  NoticeItem,
  PictureContent,
  Sender,
  SessionStage,
} from './session/chat-item';
export type {
  Chat,
  Conversation,
  ConversationChange,
  ConversationView,
} from './chat/conversation-view';
export type { LocalPicture } from './chat/outbox-store';
export type { Desk, DeskView } from './desk/desk-view';
export type {
  AgentClient,
  CustomerClient,
  CustomerClientOptions,
  ServiceAddress,
} from './client/client-types';
export { createConnection } from './connection/connection';
export type { ConnectionOptions } from './connection/connection';
export { createCustomerLogin } from './login/customer-login';
export type { LoginOptions } from './login/customer-login';
export { createAgentLogin } from './login/agent-login';
export { createChat } from './chat/chat';
export type { ChatOptions } from './chat/chat';
export { createDesk } from './desk/desk';
export type { DeskOptions } from './desk/desk';
export { createAgentClient, createCustomerClient } from './client/create-client';
export { CORE_VERSION } from './client/version';
