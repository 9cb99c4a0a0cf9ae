const TOO_MANY_REQUESTS = 429;

/** An answer of the store that is no success. Holds nothing of the request: that is signed. */
export class S3Refusal extends Error {
  override readonly name = 'S3Refusal';
  readonly status: number;
  /** `NoSuchKey`, `AccessDenied`, …; empty when the answer had no body, as with `HEAD`. */
  readonly code: string;

  private constructor(status: number, code: string) {
    super(`${status} ${code}`.trim());
    this.status = status;
    this.code = code;
  }

  static from(status: number, body: string): S3Refusal {
    return new S3Refusal(status, /<Code>([\w.]{1,64})<\/Code>/.exec(body)?.[1] ?? '');
  }

  /** Whether the same request may succeed a moment later. */
  get mayPass(): boolean {
    return this.status >= 500 || this.status === TOO_MANY_REQUESTS;
  }

  /** Whether it says that there is no such object, and not that there is no such bucket. */
  get isNoSuchKey(): boolean {
    return this.status === 404 && (this.code === 'NoSuchKey' || this.code === '');
  }
}
