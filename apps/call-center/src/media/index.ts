import type { CallCenterConfig } from '../config/settings';
import type { MediaLog, MediaProvider } from './media-provider';
import { openProcessProvider } from './process/process-provider';

export type { LegEvent, LegRole, LegStats, MediaProvider, Prompt, Sound } from './media-provider';

export type MediaSettings = Pick<CallCenterConfig, 'mediaPort' | 'mediaAddress'>;

/** Twice the calls that one processor core carries. */
const MAX_LEGS = 800;

/**
 * Opens what calls sound through: the embedded provider, in a process of its own.
 * @throws CccError `config.portInUse`, `config.invalid`: `mediaPort` is not to be had
 */
export function createMediaProvider(
  { mediaPort, mediaAddress }: MediaSettings,
  log: MediaLog,
): Promise<MediaProvider> {
  return openProcessProvider({ mediaPort, mediaAddress, maxLegs: MAX_LEGS }, log);
}
