import { CccError, PATHS } from '@ccc/protocol';
import { Emitter } from '../connection/emitter';
import type { Clock, Logger, Storage } from '../platform/ports';
import { loginTransition, type LoginEvent } from './login-machine';
import type { LoginMethod, LoginState } from './login-state';
import type { AuthorizedRequest, TokenHolder } from './login-types';
import type { ServiceApi } from './service-api';

/** What is kept of a login: the token, and who it is for. */
export interface KeptLogin<Identity> {
  token: string;
  expiresAt: number;
  identity: Identity;
}

export interface TokenKeeperOptions<Identity> {
  clock: Clock;
  storage: Storage;
  logger: Logger;
  api: ServiceApi;
  /** Where the login is stored. */
  storageKey: string;
  idOf(identity: Identity): string;
  /** Logs in without the user, once for all who ask meanwhile; rejects when that cannot be. */
  renew(): Promise<unknown>;
  /** Forgets what `renew` lives on. */
  forgetMeans(): void;
}

/** A token this close to its end is not used any more. */
const TOKEN_MARGIN_MS = 60000;

/** Keeps one token: stored, renewed when needed, dropped when the service says so. */
export class TokenKeeper<Identity> implements TokenHolder {
  state: LoginState = { name: 'loggedOut', code: undefined };
  private kept: KeptLogin<Identity> | undefined;
  private readonly changes: Emitter<LoginState>;

  constructor(private readonly options: TokenKeeperOptions<Identity>) {
    this.changes = new Emitter(options.logger);
    const kept = readKept<Identity>(options.storage.get(options.storageKey));
    if (kept && kept.expiresAt - TOKEN_MARGIN_MS > options.clock.now()) {
      this.kept = kept;
      this.dispatch({ type: 'restored', ...this.stateData(kept) });
    }
  }

  get identity(): Identity | undefined {
    return this.kept?.identity;
  }

  onChange(listener: (state: LoginState) => void): () => void {
    return this.changes.listen(listener);
  }

  /** Runs one login and keeps what it brings. */
  async run(
    method: LoginMethod,
    request: () => Promise<KeptLogin<Identity>>,
  ): Promise<KeptLogin<Identity>> {
    this.dispatch({ type: 'begin', method });
    try {
      const kept = await request();
      this.kept = kept;
      this.options.storage.set(this.options.storageKey, kept);
      this.dispatch({ type: 'succeeded', ...this.stateData(kept) });
      return kept;
    } catch (error) {
      this.drop();
      const failure =
        error instanceof CccError ? error : new CccError('unknown', { origin: error });
      this.dispatch({ type: 'failed', code: failure.code });
      throw failure;
    }
  }

  forgetToken(): void {
    this.drop();
    this.dispatch({ type: 'expired' });
  }

  async authorized<Body>(request: AuthorizedRequest): Promise<Body> {
    const token = await this.token();
    try {
      return await this.options.api<Body>({ ...request, token });
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      // Another caller may have renewed it meanwhile; only the token that was refused is dropped.
      if (this.kept?.token === token) this.forgetToken();
      return this.options.api<Body>({ ...request, token: await this.token() });
    }
  }

  async checkLogin(options?: { sdkAppId: string | number }): Promise<boolean> {
    const isLoggedIn = await this.askWhoIAm();
    if (!isLoggedIn && !options) throw new CccError('auth.tokenExpired');
    return isLoggedIn;
  }

  async logout(): Promise<void> {
    const token = this.kept?.token;
    this.dispatch({ type: 'leave' });
    this.drop();
    this.options.forgetMeans();
    try {
      if (token !== undefined) {
        await this.options.api({ method: 'POST', path: PATHS.logout, body: {}, token });
      }
    } catch (error) {
      // Without the token this device is logged out in any case; the service forgets it in time.
      this.options.logger.warn('login: the service was not told of the logout', {
        error: String(error),
      });
    } finally {
      this.dispatch({ type: 'left' });
    }
  }

  private async token(): Promise<string> {
    if (this.kept && this.kept.expiresAt - TOKEN_MARGIN_MS <= this.options.clock.now()) {
      this.forgetToken();
    }
    if (!this.kept) await this.options.renew();
    if (!this.kept) throw new CccError('auth.tokenExpired');
    return this.kept.token;
  }

  private async askWhoIAm(): Promise<boolean> {
    if (!this.kept) return false;
    try {
      await this.options.api({ method: 'GET', path: PATHS.me, token: this.kept.token });
      return true;
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      this.forgetToken();
      return false;
    }
  }

  private drop(): void {
    this.kept = undefined;
    this.options.storage.remove(this.options.storageKey);
  }

  private stateData({ identity, expiresAt }: KeptLogin<Identity>) {
    return { id: this.options.idOf(identity), expiresAt };
  }

  private dispatch(event: LoginEvent): void {
    const before = this.state;
    this.state = loginTransition(before, event);
    if (this.state === before) return;
    this.options.logger.info(`login: ${this.state.name}`, { from: before.name });
    this.changes.emit(this.state);
  }
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof CccError && error.code === 'auth.tokenExpired';
}

function readKept<Identity>(value: unknown): KeptLogin<Identity> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const isKept =
    'token' in value &&
    typeof value.token === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'number' &&
    'identity' in value;
  return isKept ? (value as KeptLogin<Identity>) : undefined;
}
