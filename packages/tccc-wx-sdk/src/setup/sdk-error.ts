import { CccError, type ErrorCode } from '@ccc/core/call/index';
import { phoneLanguage } from '../phone/language';

/** What `login`, `startCall` and the others reject with: `message` can be shown as it is. */
export class TcccError extends Error {
  override readonly name = 'TcccError';

  constructor(
    /** One of the table in SPEC.md, such as `call.micDenied`. */
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The same in the language of the phone. */
export function tcccError(error: unknown): TcccError {
  if (error instanceof TcccError) return error;
  const known = error instanceof CccError ? error : new CccError('unknown', { origin: error });
  return new TcccError(known.code, known.text(phoneLanguage()));
}
