import {
  PATHS,
  type FileUploadResponse,
  type SessionEventsResponse,
  type SocketTicketResponse,
} from '@ccc/protocol';
import type { FetchEvents } from '../chat/conversation';
import type { UploadFile } from '../chat/outbox';
import { createConnection } from '../connection/connection';
import type { TokenHolder } from '../login/login-types';
import type { Platform } from '../platform/ports';
import { CORE_VERSION } from './version';

/** A connection of whoever this login is for. */
export function connectAs(login: TokenHolder, platform: Platform) {
  const connection = createConnection({
    platform,
    version: CORE_VERSION,
    fetchTicket: () =>
      login.authorized<SocketTicketResponse>({
        method: 'POST',
        path: PATHS.socketTickets,
        body: {},
      }),
    forgetToken: () => login.forgetToken(),
  });
  // Who logs out wants to be gone, not to be logged in again by the next ticket.
  login.onChange(({ name }) => {
    if (name === 'loggingOut') connection.stop();
  });
  return connection;
}

/** Reads events as whoever this login is for. */
export function eventsOver(login: TokenHolder): FetchEvents {
  return (session, after, { limit, landmarks } = { limit: 500, landmarks: false }) => {
    const query = `after=${after}&limit=${limit}${landmarks ? '&landmarks=true' : ''}`;
    return login.authorized<SessionEventsResponse>({
      method: 'GET',
      path: `${PATHS.sessions}/${encodeURIComponent(session)}/events?${query}`,
    });
  };
}

/** Sends files, and finds those of others, as whoever this login is for. */
export function filesOver(login: TokenHolder, baseUrl: string) {
  const uploadFile: UploadFile = (session, { kind, name, localPath }, onProgress) => {
    const query = name === undefined ? '' : `&name=${encodeURIComponent(name)}`;
    return login.authorized<FileUploadResponse>({
      method: 'POST',
      path: `${PATHS.sessions}/${encodeURIComponent(session)}/files?kind=${kind}${query}`,
      file: { localPath, onProgress },
    });
  };
  return { uploadFile, urlOf: (path: string) => baseUrl.replace(/\/+$/, '') + path };
}
