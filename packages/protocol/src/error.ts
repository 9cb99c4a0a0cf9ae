import {
  ERROR_CODES,
  type ErrorCode,
  type ErrorKind,
  type Language,
  type Retry,
} from './codes/error-codes';

export interface CccErrorOptions {
  /** Values for the `{name}` places of the texts. No secrets. */
  params?: Record<string, string | number>;
  /** Waiting time that the service asked for. */
  retryAfterMs?: number;
  /** What went wrong underneath, for logs. */
  origin?: unknown;
}

/**
 * The one error of this system: something that was asked for did not happen.
 * Outcomes (busy, rejected, nobody online) are states, not errors.
 */
export class CccError extends Error {
  override readonly name = 'CccError';
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly retry: Retry;
  readonly params: Readonly<Record<string, string | number>>;
  readonly retryAfterMs: number | undefined;
  /** What went wrong underneath, for logs. */
  readonly origin: unknown;

  constructor(code: ErrorCode, options: CccErrorOptions = {}) {
    super(`${code}: ${textOf(code, 'en', options.params)}`);
    const entry = ERROR_CODES[code];
    this.code = code;
    this.kind = entry.kind;
    this.retry = entry.retry;
    this.params = options.params ?? {};
    this.retryAfterMs = options.retryAfterMs;
    this.origin = options.origin;
  }

  /** Cause and mend for the user, in their language. */
  text(language: Language): string {
    return textOf(this.code, language, this.params);
  }
}

/** A code read from the wire; what this version does not know becomes `unknown`. */
export function toErrorCode(code: string): ErrorCode {
  return Object.prototype.hasOwnProperty.call(ERROR_CODES, code) ? (code as ErrorCode) : 'unknown';
}

/** The words for a code, with `{name}` filled from `params`. */
export function textOf(
  code: ErrorCode,
  language: Language,
  params: Record<string, string | number> = {},
): string {
  return ERROR_CODES[code][language].replace(/\{(\w+)\}/g, (place, name: string) =>
    String(params[name] ?? place),
  );
}
