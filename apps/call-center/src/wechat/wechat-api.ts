/** What WeChat says of a `wx.login` code. */
export interface CodeSession {
  openid: string;
  unionid?: string;
  /** Base64 of 16 bytes. Never leaves the service and is not stored. */
  sessionKey: string;
}

/**
 * The part of WeChat's server API that the service calls.
 * Failures are `CccError`s: `auth.codeInvalid`, `auth.codeUsed`, `auth.codeExpired`, `auth.riskyUser`,
 * `auth.appSecretInvalid`, `rate.limited`, `wechat.unreachable`.
 */
export interface WeChatApi {
  /** Exchanges the code of `wx.login`, once, within five minutes of its making. */
  jscode2session(request: {
    appId: string;
    appSecret: string;
    jsCode: string;
  }): Promise<CodeSession>;
}
