import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CccError } from '@ccc/protocol';
import type { SettingName } from '../../config/settings';
import type { S3Client, S3Request } from './s3-client';
import { S3Refusal } from './s3-refusal';
import type { S3Settings } from './s3-settings';

/**
 * Lists, writes, reads and deletes once under the prefix, so that a wrong setting is found by the start and
 * not by a customer. Without the right to list, a bucket says "forbidden" of what is not there.
 *
 * @throws CccError `config.invalid`, with the setting that is to be mended
 */
export async function checkBucket(client: S3Client, settings: S3Settings): Promise<void> {
  const word = randomBytes(12).toString('hex');
  const key = `${settings.prefix}check-${word}`;
  const prefix = encodeURIComponent(settings.prefix);
  const body = {
    bytes: word.length,
    sha256: createHash('sha256').update(word).digest('hex'),
    open: () => Readable.from([Buffer.from(word)]),
  };
  const ask = async (request: S3Request): Promise<string> => text(await client.ask(request));
  try {
    await ask({ method: 'GET', key: '', query: `?list-type=2&max-keys=1&prefix=${prefix}` });
    await ask({ method: 'PUT', key, body });
    const found = await ask({ method: 'GET', key });
    await ask({ method: 'DELETE', key });
    if (found !== word) throw new Error('it gives back other bytes than it was given');
  } catch (error) {
    const { name, problem } = problemOf(error, settings);
    throw new CccError('config.invalid', { params: { name, problem }, origin: error });
  }
}

function problemOf(
  error: unknown,
  { bucket, endpoint, region }: S3Settings,
): { name: SettingName; problem: string } {
  // An endpoint may hold a password: only its host is repeated.
  const { host } = new URL(endpoint);
  if (!(error instanceof S3Refusal)) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code ?? message;
    const problem = `无法使用 ${host} (cannot be used): ${why}`;
    return { name: 'filesEndpoint', problem };
  }
  switch (error.code) {
    case 'NoSuchBucket':
      return {
        name: 'files',
        problem: `${host} 上没有存储桶 ${bucket} (there is no bucket of this name)`,
      };
    case 'InvalidAccessKeyId':
      return { name: 'filesAccessKey', problem: '该密钥不存在 (there is no such key)' };
    case 'SignatureDoesNotMatch':
      return { name: 'filesSecretKey', problem: '与 filesAccessKey 不匹配 (does not fit it)' };
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
      return {
        name: 'filesRegion',
        problem: `存储桶 ${bucket} 不在 ${region} (the bucket is in another region)`,
      };
    case 'RequestTimeTooSkewed':
      return { name: 'files', problem: '本机时间不准 (the clock of this machine is wrong)' };
    case 'AccessDenied':
      return {
        name: 'files',
        problem: `该密钥须能列出、读、写、删 ${bucket} (the key must be allowed to list, read, write and delete)`,
      };
    default:
      return { name: 'files', problem: `存储桶 ${bucket} 拒绝访问 (refuses): ${error.message}` };
  }
}
