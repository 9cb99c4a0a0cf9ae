import type { HttpResponse } from '../src/index';
import { AGENT, CUSTOMER, failure } from './simulated-session';

/** Logins of the simulated service: one customer, one agent, and their tokens. */
export class SimulatedLogins {
  /** Codes of `wx.login` that were used. */
  readonly usedCodes: string[] = [];
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly mint: (kind: string) => string,
    private readonly now: () => number,
  ) {}

  personOf(headers: Record<string, string> | undefined): string | undefined {
    return this.tokens.get((headers?.Authorization ?? '').slice('Bearer '.length));
  }

  revokeTokens(): void {
    this.tokens.clear();
  }

  customer({ jsCode, openid, openidKey, sdkAppId }: Record<string, unknown>): HttpResponse {
    if (sdkAppId !== 1400000000) return failure(400, 'instance.unknown');
    if (jsCode === undefined) {
      if (openid !== 'o-1' || openidKey !== 'key-1') return failure(401, 'auth.openidUnknown');
    } else {
      if (this.usedCodes.includes(String(jsCode))) return failure(400, 'auth.codeUsed');
      this.usedCodes.push(String(jsCode));
    }
    const login = { openid: 'o-1', openidKey: 'key-1', customer: CUSTOMER };
    return { status: 200, body: { ...this.mintToken(CUSTOMER.id), ...login } };
  }

  agent({ email, password }: Record<string, unknown>): HttpResponse {
    if (password !== 'right') return failure(401, 'auth.badCredentials');
    const agent = { ...AGENT, name: '林', email, role: 'agent' };
    return { status: 200, body: { ...this.mintToken(AGENT.id), agent } };
  }

  private mintToken(person: string) {
    const token = this.mint('token');
    this.tokens.set(token, person);
    return { token, expiresAt: this.now() + 7 * 24 * 3600 * 1000 };
  }
}
