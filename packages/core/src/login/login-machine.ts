import type { ErrorCode } from '@ccc/protocol';
import type { LoginMethod, LoginState } from './login-state';

/**
 * The life of a login.
 *
 *   loggedOut ── begin ──► loggingIn ── succeeded ──► loggedIn ── leave ──► loggingOut
 *    ▲  ▲  │                 │   ▲                    │  │  ▲                  │
 *    │  │  └─── restored ────┼───┼────────────────────┼──┼──┘                  │
 *    │  └─────── failed ─────┘   └────── begin ───────┘  │                     │
 *    ├────────────────── expired ────────────────────────┘                     │
 *    └────────────────────────── left ─────────────────────────────────────────┘
 *
 * - loggedOut: nobody; `code` says why the last try failed or the login ended.
 * - loggingIn: the service is being asked.
 * - loggedIn: there is a token, until `expiresAt` at the latest.
 * - loggingOut: the service is being told; `begin` need not wait for that.
 */
export type LoginEvent =
  | { type: 'begin'; method: LoginMethod }
  | { type: 'restored'; id: string; expiresAt: number }
  | { type: 'succeeded'; id: string; expiresAt: number }
  | { type: 'failed'; code: ErrorCode }
  | { type: 'expired' }
  | { type: 'leave' }
  | { type: 'left' };

/** The only place where a login changes its state. What does not apply leaves it as it is. */
export function loginTransition(state: LoginState, event: LoginEvent): LoginState {
  switch (state.name) {
    case 'loggedOut':
      if (event.type === 'begin') return { name: 'loggingIn', method: event.method };
      return event.type === 'restored' ? loggedIn(event) : state;
    case 'loggingIn':
      if (event.type === 'succeeded') return loggedIn(event);
      return event.type === 'failed' ? { name: 'loggedOut', code: event.code } : state;
    case 'loggedIn':
      if (event.type === 'begin') return { name: 'loggingIn', method: event.method };
      if (event.type === 'expired') return { name: 'loggedOut', code: 'auth.tokenExpired' };
      return event.type === 'leave' ? { name: 'loggingOut' } : state;
    case 'loggingOut':
      if (event.type === 'begin') return { name: 'loggingIn', method: event.method };
      return event.type === 'left' ? { name: 'loggedOut', code: undefined } : state;
  }
}

function loggedIn({ id, expiresAt }: { id: string; expiresAt: number }): LoginState {
  return { name: 'loggedIn', id, expiresAt };
}
