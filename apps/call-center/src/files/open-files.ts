import { join, resolve } from 'node:path';
import type { CallCenterConfig } from '../config/settings';
import type { FileStore } from './file-store';
import { openLocalFolder } from './local-folder';
import { openS3Bucket } from './s3/s3-bucket';
import { s3SettingsOf } from './s3/s3-settings';

/** The store of files that the settings name: a bucket, or `files` in the data directory. */
export async function openFiles(config: CallCenterConfig): Promise<FileStore> {
  const bucket = s3SettingsOf(config);
  if (bucket) return openS3Bucket(bucket);
  return openLocalFolder(join(resolve(config.data), 'files'));
}
