/** The door for what only calls: a mini-program that requires it loads nothing of the chat. */
export { CALL_LIMITS, CccError, textOf } from '@ccc/protocol';
export type {
  CallEndReason,
  CallMedia,
  CloseBy,
  ErrorCode,
  Language,
  MediaTicket,
  SessionId,
} from '@ccc/protocol';
export type { CallEnd, CallLine, CallPlace, CallState, CallStateName } from './call-state';
export type { CustomerCall, StartCallOptions } from './call-types';
export { createCustomerCall } from './customer-call';
export type { CustomerCallOptions } from './customer-call';
export { createCallClient } from './create-call-client';
export type { CallClient } from './create-call-client';
export { isApart, mediaUrlsOf } from './media-url';
export type { MediaUrls } from './media-url';
export { createCustomerLogin } from '../login/customer-login';
export type { CustomerLogin } from '../login/login-types';
