import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Settings } from '../src/files/s3/s3-settings';
import { signatureOf } from './sigv4';

const STATUS: Readonly<Record<string, number>> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  MissingContentLength: 411,
  BadDigest: 400,
  AuthorizationHeaderMalformed: 400,
  SlowDown: 503,
};
const FORBIDDEN = 403;

class Refusal extends Error {}

/**
 * One bucket as S3 keeps it, in memory, with a server's strictness: every request is signed with the right
 * key for the right region, every body has a length and the hash that was signed.
 */
export class S3StandIn {
  readonly objects = new Map<string, Buffer>();
  /** Codes with which the next requests are refused, whatever they ask. */
  readonly refusals: string[] = [];
  /** Methods that the key may not use. */
  readonly forbidden = new Set<string>();
  /** Ends the next answer in the middle of its body. */
  breaksOff = false;
  /** Answers with the whole whatever part is asked, when false. */
  knowsRanges = true;
  readonly settings: S3Settings;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.settings = {
      bucket: 'ccc-files',
      prefix: 'shop/one/',
      endpoint: `http://127.0.0.1:${port}`,
      region: 'cn-test-1',
      accessKey: 'AKCCC',
      secretKey: 'a secret/with+signs',
    };
    server.on('request', (request, response) => void this.#handle(request, response));
  }

  static async open(): Promise<S3StandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new S3StandIn(server);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await buffer(request);
      this.#admit(request, body);
      this.#answer(request, body, response);
    } catch (error) {
      if (!(error instanceof Refusal)) return void response.destroy();
      response.writeHead(STATUS[error.message] ?? FORBIDDEN, { 'content-type': 'application/xml' });
      response.end(request.method === 'HEAD' ? '' : `<Error><Code>${error.message}</Code></Error>`);
    }
  }

  #admit({ method = '', url = '', headers }: IncomingMessage, body: Buffer): void {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw new Refusal(refusal);
    const found = signatureOf({ method, url, headers }, this.settings.secretKey);
    if (!found) throw new Refusal('AccessDenied');
    if (found.accessKey !== this.settings.accessKey) throw new Refusal('InvalidAccessKeyId');
    if (found.region !== this.settings.region) throw new Refusal('AuthorizationHeaderMalformed');
    if (found.given !== found.wanted) throw new Refusal('SignatureDoesNotMatch');
    if (method === 'PUT' && headers['content-length'] === undefined) {
      throw new Refusal('MissingContentLength');
    }
    const sha256 = createHash('sha256').update(body).digest('hex');
    if (headers['x-amz-content-sha256'] !== sha256) throw new Refusal('BadDigest');
    if (url.split(/[/?]/)[1] !== this.settings.bucket) throw new Refusal('NoSuchBucket');
    if (this.forbidden.has(method)) throw new Refusal('AccessDenied');
  }

  #answer({ method, url = '', headers }: IncomingMessage, body: Buffer, to: ServerResponse): void {
    const { pathname } = new URL(url, this.settings.endpoint);
    const key = pathname.slice(`/${this.settings.bucket}/`.length);
    if (method === 'GET' && key === '') return void to.end('<ListBucketResult/>');
    if (method === 'PUT') this.objects.set(key, body);
    if (method === 'DELETE') this.objects.delete(key);
    if (method === 'PUT') return void to.end();
    if (method === 'DELETE') return void to.writeHead(204).end();
    const found = this.objects.get(key);
    if (!found) throw new Refusal('NoSuchKey');
    const range = this.knowsRanges ? (headers.range ?? '') : '';
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    const bytes = start === undefined ? found : found.subarray(Number(start), Number(end) + 1);
    to.writeHead(start === undefined ? 200 : 206, { 'content-length': bytes.length });
    if (method === 'HEAD') return void to.end();
    if (!this.breaksOff) return void to.end(bytes);
    to.write(bytes.subarray(0, bytes.length / 2), () => to.destroy());
  }
}
