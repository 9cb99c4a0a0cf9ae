import type { IncomingMessage, ServerResponse } from 'node:http';
import { judgeAddress } from '../shared/network-rule';
import type { NetworkRule } from '../shared/network-rule';

interface Envelope {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
}

/** Headers an app may not set, or that belong to one hop only. */
const DROPPED = new Set(['referer', 'host', 'connection', 'content-length', 'transfer-encoding']);

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * Sends a request on for the app, as WeChat's own client would: no CORS, its own referer. The
 * `x-mp-relay` header keeps other web pages from using it: they cannot send one unasked.
 */
export async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  rule: NetworkRule,
  appId: string,
): Promise<void> {
  const refuse = (reason: string): void => {
    response.writeHead(200, { 'x-mp-refused': encodeURIComponent(reason) }).end();
  };
  const head = request.headers['x-mp-relay'];
  if (typeof head !== 'string' || request.method !== 'POST') {
    response.writeHead(403).end();
    return;
  }
  const { url, method, header } = JSON.parse(decodeURIComponent(head)) as Envelope;
  const verdict = judgeAddress(url, ['https:', 'http:'], rule);
  if (verdict.kind === 'refused') {
    refuse(verdict.reason);
    return;
  }
  const body = await readBody(request);
  const aborted = new AbortController();
  response.on('close', () => aborted.abort());
  const kept = Object.entries(header).filter(([name]) => !DROPPED.has(name.toLowerCase()));
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        ...Object.fromEntries(kept),
        referer: `https://servicewechat.com/${appId}/devtools/page-frame.html`,
      },
      signal: aborted.signal,
      ...(method !== 'GET' && method !== 'HEAD' && { body: new Uint8Array(body) }),
    });
    const content = Buffer.from(await answer.arrayBuffer());
    const passed = {
      statusCode: answer.status,
      header: Object.fromEntries(answer.headers),
      cookies: answer.headers.getSetCookie(),
    };
    response.writeHead(200, {
      'x-mp-response': encodeURIComponent(JSON.stringify(passed)),
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    response.end(content);
  } catch (error) {
    if (!response.headersSent && !aborted.signal.aborted) refuse(networkReason(error));
  }
}

function networkReason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return code === 'ECONNREFUSED'
    ? 'net::ERR_CONNECTION_REFUSED'
    : `net::ERR_FAILED ${String(code)}`.trim();
}
