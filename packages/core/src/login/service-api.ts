import { CccError, toErrorCode } from '@ccc/protocol';
import type { Http, HttpUpload } from '../platform/ports';

export interface ServiceCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  token?: string;
  /** Sent in place of a body, with `POST`. */
  file?: LocalFile;
}

/** A file of this device on its way. */
export type LocalFile = Pick<HttpUpload, 'localPath' | 'onProgress'>;

/** Calls below the base URL; what is not 2xx becomes the `CccError` that its body names. */
export type ServiceApi = <Body>(call: ServiceCall) => Promise<Body>;

export function createServiceApi(http: Http, baseUrl: string): ServiceApi {
  const root = baseUrl.replace(/\/+$/, '');
  return async function call<Body>({
    method,
    path,
    body,
    token,
    file,
  }: ServiceCall): Promise<Body> {
    const url = root + path;
    const headers: Record<string, string> =
      token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const answer = file
      ? await http.upload({ url, headers, ...file })
      : await http.request({ method, url, headers, body });
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
