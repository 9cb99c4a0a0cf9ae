import { createHash, randomBytes } from 'node:crypto';

/** A code of `wx.login` may be exchanged for this long. */
const CODE_TTL_MS = 5 * 60_000;

interface IssuedCode {
  appId: string;
  user: string;
  madeAt: number;
  used: boolean;
}

/** Login codes the way WeChat keeps them: single use, five minutes, for one AppID. */
export class LoginCodes {
  readonly #codes = new Map<string, IssuedCode>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(appId: string, user: string): string {
    this.#forgetOld();
    const code = `0${randomBytes(15).toString('base64url')}`;
    this.#codes.set(code, { appId, user, madeAt: this.#now(), used: false });
    return code;
  }

  /** The user behind the code, or WeChat's `errcode`. */
  redeem(appId: string, code: string): { user: string } | { errcode: 40029 | 40163 } {
    const entry = this.#codes.get(code);
    if (!entry || entry.appId !== appId) return { errcode: 40029 };
    if (this.#now() - entry.madeAt > CODE_TTL_MS) return { errcode: 40029 };
    if (entry.used) return { errcode: 40163 };
    entry.used = true;
    return { user: entry.user };
  }

  #forgetOld(): void {
    const before = this.#now() - 2 * CODE_TTL_MS;
    for (const [code, entry] of this.#codes) if (entry.madeAt < before) this.#codes.delete(code);
  }
}

/** Stable for a user of a mini-program, different in another mini-program, shaped like WeChat's. */
export function openidOf(appId: string, user: string): string {
  const digest = createHash('sha256').update(`${appId}\n${user}`).digest('base64url');
  return `o${digest.slice(0, 27)}`;
}
