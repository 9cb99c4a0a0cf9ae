import { loginTransition, type LoginEvent } from './login-machine';
import type { LoginState } from './login-state';

const STATES = {
  loggedOut: { name: 'loggedOut', code: 'auth.codeUsed' },
  loggingIn: { name: 'loggingIn', method: 'code' },
  loggedIn: { name: 'loggedIn', id: 'A', expiresAt: 1 },
  loggingOut: { name: 'loggingOut' },
} as const satisfies Record<LoginState['name'], LoginState>;

const EVENTS = {
  begin: { type: 'begin', method: 'openid' },
  restored: { type: 'restored', id: 'B', expiresAt: 2 },
  succeeded: { type: 'succeeded', id: 'C', expiresAt: 3 },
  failed: { type: 'failed', code: 'auth.codeExpired' },
  expired: { type: 'expired' },
  leave: { type: 'leave' },
  left: { type: 'left' },
} as const satisfies Record<LoginEvent['type'], LoginEvent>;

const loggingIn: LoginState = { name: 'loggingIn', method: 'openid' };

/** `-` leaves the state as it is. */
const TABLE: Record<keyof typeof STATES, Record<keyof typeof EVENTS, LoginState | '-'>> = {
  loggedOut: {
    begin: loggingIn,
    restored: { name: 'loggedIn', id: 'B', expiresAt: 2 },
    succeeded: '-',
    failed: '-',
    expired: '-',
    leave: '-',
    left: '-',
  },
  loggingIn: {
    begin: '-',
    restored: '-',
    succeeded: { name: 'loggedIn', id: 'C', expiresAt: 3 },
    failed: { name: 'loggedOut', code: 'auth.codeExpired' },
    expired: '-',
    leave: '-',
    left: '-',
  },
  loggedIn: {
    begin: loggingIn,
    restored: '-',
    succeeded: '-',
    failed: '-',
    expired: { name: 'loggedOut', code: 'auth.tokenExpired' },
    leave: { name: 'loggingOut' },
    left: '-',
  },
  loggingOut: {
    begin: loggingIn,
    restored: '-',
    succeeded: '-',
    failed: '-',
    expired: '-',
    leave: '-',
    left: { name: 'loggedOut', code: undefined },
  },
};

describe('loginTransition', () => {
  const pairs = (Object.keys(STATES) as Array<keyof typeof STATES>).flatMap((state) =>
    (Object.keys(EVENTS) as Array<keyof typeof EVENTS>).map((event) => ({ state, event })),
  );

  it.each(pairs)('$state × $event', ({ state, event }) => {
    const before = STATES[state];
    const expected = TABLE[state][event];
    const after = loginTransition(before, EVENTS[event]);
    expect(after).toEqual(expected === '-' ? before : expected);
  });
});
