/** What a client does after a close: come again, come again with a fresh login, or stop and say why. */
export type CloseAction = 'retry' | 'login' | 'stop';

export interface CloseCode {
  code: number;
  name: string;
  action: CloseAction;
  /** Code of the error table that says it to the user; none for a plain retry. */
  error: string | null;
}

/** Every code that the service closes a socket with; any other close means `retry`. */
export const CLOSE_CODES = [
  { code: 1001, name: 'goingAway', action: 'retry', error: null },
  { code: 1009, name: 'frameTooLarge', action: 'retry', error: 'frame.tooLarge' },
  { code: 1011, name: 'internal', action: 'retry', error: null },
  { code: 4400, name: 'malformed', action: 'stop', error: 'frame.malformed' },
  { code: 4401, name: 'ticketInvalid', action: 'retry', error: 'auth.ticketInvalid' },
  { code: 4403, name: 'loggedOut', action: 'login', error: 'auth.tokenExpired' },
  { code: 4408, name: 'helloTimeout', action: 'retry', error: null },
  { code: 4409, name: 'replaced', action: 'stop', error: 'connection.replaced' },
  { code: 4410, name: 'idle', action: 'retry', error: null },
  { code: 4413, name: 'tooSlow', action: 'retry', error: null },
  { code: 4426, name: 'protocolUnsupported', action: 'stop', error: 'protocol.unsupported' },
  { code: 4429, name: 'tooMany', action: 'retry', error: 'rate.limited' },
] as const satisfies readonly CloseCode[];

export type CloseCodeName = (typeof CLOSE_CODES)[number]['name'];

/** The number of a named close. */
export function closeCode(name: CloseCodeName): number {
  return CLOSE_CODES.find((entry) => entry.name === name)!.code;
}

/** What to do after a close with this number. */
export function closeAction(code: number): CloseAction {
  return CLOSE_CODES.find((entry) => entry.code === code)?.action ?? 'retry';
}
