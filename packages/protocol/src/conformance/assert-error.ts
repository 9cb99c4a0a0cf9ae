import assert from 'node:assert/strict';
import { Value } from '@sinclair/typebox/value';
import { errorResponseSchema } from '../schema/http';

/** An answer over HTTP that refuses with this status and code, in the form that SPEC §2 promises. */
export function assertError(
  answer: { status: number; json: unknown },
  status: number,
  code: string,
): void {
  assert.ok(Value.Check(errorResponseSchema, answer.json), JSON.stringify(answer.json));
  assert.deepEqual([answer.status, (answer.json as { code: string }).code], [status, code]);
}
