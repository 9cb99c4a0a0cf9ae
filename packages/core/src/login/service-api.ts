import { CccError, toErrorCode } from '@ccc/protocol';
import type { Http } from '../platform/ports';

export interface ServiceCall {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  token?: string;
}

/** Calls below the base URL; what is not 2xx becomes the `CccError` that its body names. */
export type ServiceApi = <Body>(call: ServiceCall) => Promise<Body>;

export function createServiceApi(http: Http, baseUrl: string): ServiceApi {
  const root = baseUrl.replace(/\/+$/, '');
  return async function call<Body>({ method, path, body, token }: ServiceCall): Promise<Body> {
    const answer = await http.request({
      method,
      url: root + path,
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      body,
    });
    if (answer.status >= 200 && answer.status < 300) return answer.body as Body;
    throw failureOf(answer.status, answer.body);
  };
}

function failureOf(status: number, body: unknown): CccError {
  const fields = typeof body === 'object' && body !== null ? body : {};
  if (!('code' in fields) || typeof fields.code !== 'string') {
    // Not the service but something before it: a proxy that is starting, a wrong address.
    return new CccError('request.failed', { origin: { status } });
  }
  return new CccError(toErrorCode(fields.code), {
    params: 'params' in fields ? readParams(fields.params) : undefined,
    retryAfterMs:
      'retryAfterMs' in fields && typeof fields.retryAfterMs === 'number'
        ? fields.retryAfterMs
        : undefined,
    origin: { status, body },
  });
}

function readParams(value: unknown): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  if (typeof value !== 'object' || value === null) return params;
  for (const [name, param] of Object.entries(value)) {
    if (typeof param === 'string' || typeof param === 'number') params[name] = param;
  }
  return params;
}
