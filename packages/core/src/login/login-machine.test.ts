import { machinePairs } from '@ccc/testkit';
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

type Row = Record<keyof typeof EVENTS, string>;

const IGNORED: Row = {
  begin: '-',
  restored: '-',
  succeeded: '-',
  failed: '-',
  expired: '-',
  leave: '-',
  left: '-',
};

const TABLE: Record<keyof typeof STATES, Row> = {
  loggedOut: { ...IGNORED, begin: 'loggingIn openid', restored: 'loggedIn B 2' },
  loggingIn: { ...IGNORED, succeeded: 'loggedIn C 3', failed: 'loggedOut auth.codeExpired' },
  loggedIn: {
    ...IGNORED,
    begin: 'loggingIn openid',
    expired: 'loggedOut auth.tokenExpired',
    leave: 'loggingOut',
  },
  loggingOut: { ...IGNORED, begin: 'loggingIn openid', left: 'loggedOut' },
};

describe('loginTransition', () => {
  const pairs = machinePairs({
    states: STATES,
    events: EVENTS,
    table: TABLE,
    transition: (state: LoginState, event: LoginEvent) => ({
      state: loginTransition(state, event),
      effects: [],
    }),
    describe: (state) => Object.values(state).join(' ').trim(),
    describeEffect: String,
  });

  it.each(pairs)('$state × $event → $expected', ({ expected, outcome }) => {
    expect(outcome()).toBe(expected);
  });
});
