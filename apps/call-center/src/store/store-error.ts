import { CccError } from '@ccc/protocol';
import { isOutdatedPlan } from './prepared-pool';

/** SQLSTATE classes that mean: the database, not the statement. */
const UNAVAILABLE_CLASSES = ['08', '53', '57', '58', 'XX'];

/**
 * What a failed statement means to whoever sent the command: `store.unavailable` when the database
 * is away or broken (nothing was acknowledged; trying later may help), else the error as it was.
 */
export function toStoreError(error: unknown): unknown {
  if (error instanceof CccError) return error;
  return isUnavailable(error) ? new CccError('store.unavailable', { origin: error }) : error;
}

/** Two transactions waited for each other, or met: the same one again may succeed. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** A row with this key was there already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}

function isUnavailable(error: unknown): boolean {
  if (isOutdatedPlan(error)) return true;
  const state = sqlState(error);
  if (state !== null) return UNAVAILABLE_CLASSES.includes(state.slice(0, 2));
  return isConnectionFault(error);
}

/** Faults of the driver carry no SQLSTATE: a socket's code, or only words. */
function isConnectionFault(error: unknown): boolean {
  if (/^E[A-Z]+$/.test(stringOf(error, 'code'))) return true;
  return /connection|timeout exceeded|PGlite is clos|Cannot use a pool|driver has already been destroyed|not queryable/i.test(
    stringOf(error, 'message'),
  );
}

function sqlState(error: unknown): string | null {
  const code = stringOf(error, 'code');
  return /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]+$/.test(code) ? code : null;
}

function stringOf(error: unknown, name: string): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
}
