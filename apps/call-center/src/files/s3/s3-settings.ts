import { CccError } from '@ccc/protocol';
import type { CallCenterConfig } from '../../config/settings';

/** A place in a bucket of an S3-compatible store, and who the service is there. */
export interface S3Settings {
  bucket: string;
  /** What every key begins with: empty, or ending in `/`. */
  prefix: string;
  /** Without a slash at its end; `{bucket}` in it stands for the bucket's name. */
  endpoint: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

type FilesConfig = Pick<
  CallCenterConfig,
  'files' | 'filesEndpoint' | 'filesRegion' | 'filesAccessKey' | 'filesSecretKey'
>;

/** What `files` and its companions say; null: files lie in the data directory. */
export function s3SettingsOf(config: FilesConfig): S3Settings | null {
  if (config.files === undefined) return null;
  const { host: bucket, pathname } = new URL(config.files);
  const path = pathname.replace(/^\/+|\/+$/g, '');
  return {
    bucket,
    prefix: path === '' ? '' : `${path}/`,
    endpoint: (
      config.filesEndpoint ?? `https://{bucket}.s3.${config.filesRegion}.amazonaws.com`
    ).replace(/\/+$/, ''),
    region: config.filesRegion,
    accessKey: needed('filesAccessKey', config.filesAccessKey),
    secretKey: needed('filesSecretKey', config.filesSecretKey),
  };
}

/**
 * The address of a key, or of the bucket when it is empty. An endpoint with `{bucket}` has the bucket in
 * its host, as AWS, OSS and COS want it; any other has it in its path, as MinIO and Ceph do.
 */
export function addressOf({ endpoint, bucket }: S3Settings, key: string): string {
  return endpoint.includes('{bucket}')
    ? `${endpoint.replace('{bucket}', bucket)}/${key}`
    : `${endpoint}/${bucket}${key === '' ? '' : `/${key}`}`;
}

function needed(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  const problem = '使用 s3:// 时必须提供 (needed with s3://)';
  throw new CccError('config.invalid', { params: { name, problem } });
}
