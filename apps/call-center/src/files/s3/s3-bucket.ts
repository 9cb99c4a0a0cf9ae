import type { Readable } from 'node:stream';
import { CccError } from '@ccc/protocol';
import { FILE_NAME, type ByteRange, type FileStore } from '../file-store';
import { checkBucket } from './check-bucket';
import { S3Client } from './s3-client';
import { S3Refusal } from './s3-refusal';
import type { S3Settings } from './s3-settings';
import { spool } from './spool';

/**
 * Files in a bucket. Nodes share it. A bucket that cannot be reached, or refuses, is
 * `file.storeUnavailable`, whose `origin` says why. Bytes whose acknowledgement was lost may be there nonetheless:
 * whoever put them deletes them, as after every failure.
 *
 * @throws CccError `config.invalid` that names the wrong setting: the bucket is tried before anything else
 */
export async function openS3Bucket(settings: S3Settings): Promise<FileStore> {
  const client = new S3Client(settings);
  await checkBucket(client, settings);
  return new S3Bucket(client, settings.prefix);
}

const PARTIAL_CONTENT = 206;

class S3Bucket implements FileStore {
  readonly #client: S3Client;
  readonly #prefix: string;

  constructor(client: S3Client, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  async put(name: string, source: Readable): Promise<{ bytes: number }> {
    const key = this.#keyOf(name);
    const body = await spool(source);
    try {
      (await this.#client.ask({ method: 'PUT', key, body })).resume();
      return { bytes: body.bytes };
    } catch (error) {
      throw unavailable(error);
    } finally {
      await body.drop();
    }
  }

  async get(name: string, range?: ByteRange): Promise<Readable | null> {
    const key = this.#keyOf(name);
    if (!range) return orNull(this.#client.ask({ method: 'GET', key }));
    const headers = { range: `bytes=${range.start}-${range.end}` };
    const part = await orNull(this.#client.ask({ method: 'GET', key, headers }));
    if (!part || part.statusCode === PARTIAL_CONTENT) return part;
    part.destroy();
    throw unavailable(new Error('asked for a part, it gave the whole'));
  }

  async stat(name: string): Promise<{ bytes: number } | null> {
    const answer = await orNull(this.#client.ask({ method: 'HEAD', key: this.#keyOf(name) }));
    answer?.resume();
    return answer && { bytes: Number(answer.headers['content-length']) };
  }

  async delete(name: string): Promise<void> {
    const answer = await orNull(this.#client.ask({ method: 'DELETE', key: this.#keyOf(name) }));
    answer?.resume();
  }

  #keyOf(name: string): string {
    if (!FILE_NAME.test(name)) throw new TypeError('this is no name of a stored file');
    return this.#prefix + name;
  }
}

/** What is not there is null; every other failure is the store's. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof S3Refusal && error.isNoSuchKey) return null;
    throw unavailable(error);
  }
}

function unavailable(origin: unknown): CccError {
  return new CccError('file.storeUnavailable', { origin });
}
