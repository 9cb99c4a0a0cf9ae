/** A mini-program as WeChat knows it. */
export interface MiniProgram {
  appId: string;
  appSecret: string;
}

/** What WeChat makes of a content. `label` says of which kind it is, by WeChat's numbers (100: nothing). */
export interface Judgement {
  suggest: (typeof SUGGESTIONS)[number];
  label: number;
}

/** From the mildest on. */
export const SUGGESTIONS = ['pass', 'review', 'risky'] as const;

/** WeChat's `result` as a judgement; null: it is none. */
export function judgementOf(result?: { suggest?: unknown; label?: unknown }): Judgement | null {
  const suggest = SUGGESTIONS.find((each) => each === result?.suggest);
  return suggest ? { suggest, label: Number(result?.label ?? 0) } : null;
}

/**
 * WeChat's content checks, version 2. Failures are `CccError`s: `auth.openidUnknown` (not of this
 * mini-program), `auth.appSecretInvalid`, `rate.limited`, `wechat.unreachable` (also for a user who has
 * not opened the mini-program for two hours).
 */
export interface WeChatChecks {
  /** `msgSecCheck`: words of any length. */
  checkText(app: MiniProgram, request: { openid: string; text: string }): Promise<Judgement>;
  /**
   * `mediaCheckAsync`: what lies at the address, of at most 10 MB.
   * @returns the trace id under which the judgement is pushed later, within half an hour
   */
  checkMedia(
    app: MiniProgram,
    request: { openid: string; url: string; kind: 'image' | 'voice' },
  ): Promise<string>;
}
