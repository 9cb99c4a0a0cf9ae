import { CccError, LIMITS } from '@ccc/protocol';

/** Recorders stop a little after the limit that they were given. */
const SLACK_MS = 1500;

/** @throws CccError `file.tooLong` */
export function requireLength(durationMs: number): void {
  if (durationMs <= LIMITS.mediaMaxMs + SLACK_MS) return;
  throw new CccError('file.tooLong', { params: { max: LIMITS.mediaMaxMs / 1000 } });
}
