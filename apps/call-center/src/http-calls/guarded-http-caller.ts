import { lookup as lookupName, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { HttpCall } from '@ccc/flow';
import type { HttpCaller } from './http-caller';
import { isPublicAddress } from './public-address';

const REDIRECTS = 3;
const ANSWER_MAX_BYTES = 256 * 1024;

export interface GuardedHttpOptions {
  /** Hosts (`name` or `name:port`) that may lie inside the house. @default none */
  privateHosts?: readonly string[];
  log: { warn(fields: object, message: string): void };
  /** All addresses of a name. @default the system's */
  resolve?: (host: string) => Promise<LookupAddress[]>;
}

/**
 * Calls over HTTP that stay out of the house: each name, also each that a redirect leads to, is resolved
 * once, every address is judged, and the connection goes to an address that was judged. Otherwise a flow
 * could reach what only this machine may reach.
 */
export function createGuardedHttpCaller(options: GuardedHttpOptions): HttpCaller {
  const { privateHosts = [], log, resolve = resolveName } = options;

  function lookupFor(url: URL): LookupFunction {
    const isTrusted = privateHosts.includes(url.hostname) || privateHosts.includes(url.host);
    return (host, lookup, callback) => {
      resolve(host).then(
        (found) => {
          const allowed = isTrusted || found.every(({ address }) => isPublicAddress(address));
          const [first] = found;
          if (!allowed || !first) {
            callback(new Error(`${host} is not of the open network`), '', 0);
          } else if (lookup.all) callback(null, found);
          else callback(null, first.address, first.family);
        },
        (error: Error) => callback(error, '', 0),
      );
    };
  }

  function requireOpen(url: URL): void {
    // An address instead of a name is never looked up.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const isTrusted = privateHosts.includes(url.hostname) || privateHosts.includes(url.host);
    if (isIP(host) !== 0 && !isTrusted && !isPublicAddress(host)) {
      throw new Error(`${host} is not of the open network`);
    }
  }

  async function follow(call: HttpCall, signal: AbortSignal): Promise<unknown> {
    let next = { ...call, url: new URL(call.url) };
    for (let left = REDIRECTS; ; left -= 1) {
      requireOpen(next.url);
      const answer = await send(next, lookupFor(next.url), signal);
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        answer.resume();
        if (left === 0) throw new Error('too many redirects');
        next = redirected(next, status, new URL(location, next.url));
        continue;
      }
      if (status < 200 || status >= 300) {
        answer.resume();
        throw new Error(`answered ${status}`);
      }
      return JSON.parse(await textOf(answer)) as unknown;
    }
  }

  return async (call, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(call.timeoutMs)]);
    try {
      return { type: 'called', outcome: 'answered', body: await follow(call, limit) };
    } catch (err) {
      // Parameters may hold what a customer has told.
      log.warn(
        { err, host: URL.canParse(call.url) ? new URL(call.url).host : '' },
        'a call failed',
      );
      return { type: 'called', outcome: 'failed' };
    }
  };
}

type Sent = Omit<HttpCall, 'url'> & { url: URL };

/** As browsers do it: 307 and 308 keep method and body, the others become GET. */
function redirected(sent: Sent, status: number, url: URL): Sent {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('redirected away');
  if (status === 307 || status === 308) return { ...sent, url };
  const { body: _body, ...rest } = sent;
  return { ...rest, method: 'GET', url };
}

function send(
  { method, url, body }: Sent,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    accept: 'application/json',
    'user-agent': 'open-ccc',
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    // A connection of an earlier call was made to what the name meant then.
    const sent = request(url, { method, headers, lookup, signal, agent: false }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > ANSWER_MAX_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text.trim() === '' ? 'null' : text;
}

function resolveName(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookupName(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });
}
