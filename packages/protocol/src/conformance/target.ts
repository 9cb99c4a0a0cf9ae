/** What the suite must know of the service that it looks at. Nothing else: no access to its inside. */
export interface ConformanceTarget {
  /** `http://host:port`, without a slash at the end. */
  baseUrl: string;
  sdkAppId: number;
  /** A published flow whose branch leads with `keyword` to the group of `agent`. */
  flow: string;
  keyword: string;
  /** A code for this user, as `wx.login` would return it; every call a new one. */
  loginCode(user: string): Promise<string>;
  /** An agent of the group that `keyword` leads to, offline when the suite begins. */
  agent: { email: string; password: string };
}

export interface ConformanceCase {
  /** Section of SPEC.md and the promise, in words. */
  name: string;
  run(target: ConformanceTarget): Promise<void>;
}
