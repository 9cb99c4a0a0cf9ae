import type { HttpCall } from '@ccc/flow';
import type { HttpResult } from '../domain';

/** Makes the calls of service flows. Never rejects: what goes wrong is a failed call. */
export type HttpCaller = (call: HttpCall, signal: AbortSignal) => Promise<HttpResult>;
