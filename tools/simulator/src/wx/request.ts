import { judgeAddress } from '../shared/network-rule';
import type { Host } from '../runtime/host';
import type { Connection } from '../runtime/network';
import { ApiFailure, failureOf, numberOption, textOption } from './api';
import type { ApiOptions } from './api';

const DEFAULT_TIMEOUT_MS = 60_000;
const insecureSeen = new Set<string>();

/** Checks an address as a phone would; throws {@link ApiFailure} when it refuses. */
export function checkAddress(
  host: Host,
  address: string,
  schemes: readonly [string, string],
): void {
  const { urlCheck } = host.meta;
  const verdict = judgeAddress(address, schemes, {
    urlCheck,
    allowedHosts: host.boot.allowedHosts,
  });
  if (verdict.kind === 'refused') {
    const message = `${address}: ${verdict.reason} (a phone refuses it)`;
    host.problems.report({ code: 'network.rule', severity: 'error', message });
    throw new ApiFailure(verdict.reason, { errno: 600002 });
  }
  const scheme = schemes[1];
  if (verdict.kind !== 'insecure' || insecureSeen.has(scheme)) return;
  insecureSeen.add(scheme);
  const message = `${scheme}// is allowed here because urlCheck is off; a phone needs ${schemes[0]}//`;
  host.problems.report({ code: 'network.rule', severity: 'info', message });
}

/** What came back through the simulator's server, which has no CORS to obey. */
export interface RelayedResponse {
  readonly statusCode: number;
  readonly header: Record<string, string>;
  readonly cookies: string[];
  readonly body: Blob;
}

interface RelayEnvelope {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
}

interface RelayRequest extends RelayEnvelope {
  readonly body?: BodyInit | undefined;
}

/** What tells the simulator's server where a request goes. */
export function relayHeaders({ url, method, header }: RelayEnvelope): Record<string, string> {
  return { 'x-mp-relay': encodeURIComponent(JSON.stringify({ url, method, header })) };
}

/** One request in flight: it can be aborted by the app, the network switch, or suspension. */
export class RequestTask {
  readonly #controller = new AbortController();
  #reason = 'abort';
  #headersListener: ((result: { header: Record<string, string> }) => void) | undefined;

  readonly #host: Host;
  readonly #timeoutMs: number;

  constructor(host: Host, timeoutMs: number) {
    this.#host = host;
    this.#timeoutMs = timeoutMs;
  }

  abort(): void {
    this.#stop('abort');
  }

  onHeadersReceived(listener: (result: { header: Record<string, string> }) => void): void {
    this.#headersListener = listener;
  }

  offHeadersReceived(): void {
    this.#headersListener = undefined;
  }

  async send(request: RelayRequest): Promise<RelayedResponse> {
    const host = this.#host;
    if (!host.network.online) throw new ApiFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 5 });
    if (host.scheduler.state === 'suspended')
      throw new ApiFailure('interrupted', { errno: 600003 });
    const connection: Connection = {
      interrupt: (why) =>
        this.#stop(why === 'offline' ? 'net::ERR_NETWORK_CHANGED' : 'interrupted'),
    };
    host.network.track(connection);
    const timer = window.setTimeout(() => this.#stop('timeout'), this.#timeoutMs);
    try {
      const response = await window.fetch(`${host.boot.base}relay`, {
        method: 'POST',
        signal: this.#controller.signal,
        headers: relayHeaders(request),
        ...(request.body !== undefined && { body: request.body }),
      });
      if (response.headers.get('x-mp-refused') !== null) {
        throw new ApiFailure(decodeURIComponent(response.headers.get('x-mp-refused') ?? ''));
      }
      const head = JSON.parse(
        decodeURIComponent(response.headers.get('x-mp-response') ?? '%7B%7D'),
      ) as Omit<RelayedResponse, 'body'>;
      const { header } = head;
      this.#headersListener?.({ header });
      return { ...head, body: await response.blob() };
    } catch (error) {
      if (this.#controller.signal.aborted) throw new ApiFailure(this.#reason, { errno: 5 });
      throw error;
    } finally {
      window.clearTimeout(timer);
      host.network.release(connection);
    }
  }

  #stop(reason: string): void {
    this.#reason = reason;
    this.#controller.abort();
  }
}

/** Timeout of a kind of call: its own, or `app.json`'s, or a minute. */
export function timeoutOf(host: Host, kind: string, options: ApiOptions): number {
  return numberOption(options, 'timeout', host.meta.networkTimeout[kind] ?? DEFAULT_TIMEOUT_MS);
}

/** Header names in lower case, values as text. */
export function headersOf(options: ApiOptions): Record<string, string> {
  const header = (options['header'] ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function formEncode(data: object): string {
  return Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

function bodyOf(method: string, header: Record<string, string>, data: unknown) {
  if (data === undefined || method === 'GET') return undefined;
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data;
  const type = header['content-type'] ?? 'application/json';
  if (type.includes('x-www-form-urlencoded')) return formEncode(data as object);
  return JSON.stringify(data);
}

function withQuery(url: string, method: string, data: unknown): string {
  if (method !== 'GET' || typeof data !== 'object' || data === null) return url;
  const query = formEncode(data);
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

async function decode(body: Blob, options: ApiOptions): Promise<unknown> {
  if (options['responseType'] === 'arraybuffer') return body.arrayBuffer();
  const text = await body.text();
  if ((options['dataType'] ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Runs `work` for a task-style call: it returns the task at once and always reports by callback. */
export function taskCall<T extends object>(
  host: Host,
  name: string,
  options: ApiOptions,
  task: T,
  work: () => Promise<Record<string, unknown>>,
): T {
  const report = (callback: string, result: Record<string, unknown>): void => {
    const handler = options[callback];
    if (typeof handler === 'function') host.scheduler.run(() => handler(result));
  };
  const settle = (callback: string, result: Record<string, unknown>): void =>
    host.scheduler.deliver(() => {
      report(callback, result);
      report('complete', result);
    });
  work().then(
    (result) => settle('success', { ...result, errMsg: `${name}:ok` }),
    (error: unknown) => settle('fail', failureOf(name, error)),
  );
  return task;
}

/** `wx.request`. */
export function request(host: Host, options: ApiOptions): RequestTask {
  const task = new RequestTask(host, timeoutOf(host, 'request', options));
  return taskCall(host, 'request', options, task, async () => {
    const url = textOption(options, 'url');
    checkAddress(host, url, ['https:', 'http:']);
    const method = String(options['method'] ?? 'GET').toUpperCase();
    const header = headersOf(options);
    const body = bodyOf(method, header, options['data']);
    if (body !== undefined) header['content-type'] ??= 'application/json';
    const response = await task.send({
      url: withQuery(url, method, options['data']),
      method,
      header,
      body,
    });
    const { statusCode, cookies } = response;
    return {
      data: await decode(response.body, options),
      statusCode,
      header: response.header,
      cookies,
    };
  });
}
