import { initial } from './0001-initial';
import { files } from './0002-files';
import type { Migration } from './migration';

/** Every step, oldest first. */
export const MIGRATIONS: readonly Migration[] = [initial, files];
