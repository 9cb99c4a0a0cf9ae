import { createHash } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { S3Refusal } from './s3-refusal';
import { addressOf, type S3Settings } from './s3-settings';

/** What is asked of a bucket. */
export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Empty: the bucket itself. */
  key: string;
  query?: string;
  headers?: Record<string, string>;
  /** Opened anew for every try. */
  body?: { bytes: number; sha256: string; open(): Readable };
}

const NO_BODY_SHA256 = createHash('sha256').digest('hex');
/** For so long a connection may say nothing before the answer begins. */
const SILENCE_MS = 10_000;
/** Before the second and the third try. Everything asked here may be asked twice. */
const PAUSES_MS = [100, 500];

/** Signed requests to one bucket (AWS Signature Version 4, the hash of the body included). */
export class S3Client {
  readonly #settings: S3Settings;
  readonly #agent: HttpAgent;
  /** Derived keys of the day, which are the same for every request. */
  readonly #cache = new Map<string, ArrayBuffer>();

  constructor(settings: S3Settings) {
    this.#settings = settings;
    const Agent = settings.endpoint.startsWith('https:') ? HttpsAgent : HttpAgent;
    this.#agent = new Agent({ keepAlive: true });
  }

  /**
   * The answer, whose body the caller reads or destroys.
   * @throws S3Refusal for every status but 2xx; the error of the network when there is no answer
   */
  async ask(asked: S3Request): Promise<IncomingMessage> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#try(asked);
      } catch (error) {
        const pauseMs = PAUSES_MS[tries];
        const isFinal = error instanceof S3Refusal && !error.mayPass;
        if (isFinal || pauseMs === undefined) throw error;
        await delay(pauseMs);
      }
    }
  }

  async #try(asked: S3Request): Promise<IncomingMessage> {
    const { url, headers } = await this.#sign(asked);
    const answer = await this.#send(asked, url, headers);
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    const refusal = S3Refusal.from(status, await text(answer));
    // It may have been said before the body was through: the rest of that is not sent.
    if (asked.body) answer.destroy();
    throw refusal;
  }

  async #sign({ method, key, query = '', headers, body }: S3Request) {
    const { accessKey, secretKey, region } = this.#settings;
    const signer = new AwsV4Signer({
      method,
      url: addressOf(this.#settings, key) + query,
      headers: { ...headers, 'x-amz-content-sha256': body?.sha256 ?? NO_BODY_SHA256 },
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      service: 's3',
      region,
      cache: this.#cache,
    });
    return signer.sign();
  }

  #send({ method, body }: S3Request, url: URL, headers: Headers): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = send(url, { method, headers: Object.fromEntries(headers), agent: this.#agent });
      if (method === 'PUT') sent.setHeader('content-length', body?.bytes ?? 0);
      sent.setTimeout(SILENCE_MS, () => sent.destroy(silence()));
      sent.on('error', reject);
      sent.once('response', (answer) => {
        // How long a body takes is its reader's affair.
        sent.setTimeout(0);
        resolve(answer);
      });
      if (!body) return void sent.end();
      const bytes = body.open();
      bytes.once('error', (error) => sent.destroy(error));
      sent.once('close', () => bytes.destroy());
      bytes.pipe(sent);
    });
  }
}

function silence(): Error {
  return Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });
}
