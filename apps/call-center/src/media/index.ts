import type { CallCenterConfig } from '../config/settings';
import type { EngineSettings } from './engines/open-engine';
import type { MediaLog, MediaProvider } from './media-provider';
import { openProcessProvider } from './process/process-provider';

export type { LegEvent, LegRole, LegStats, MediaProvider, Prompt, Sound } from './media-provider';

export type MediaSettings = EngineSettings & Pick<CallCenterConfig, 'mediaAddress'>;

/** Twice the calls that one processor core carries. */
const MAX_LEGS = 800;

/**
 * Opens what calls sound through: the embedded provider, in a process of its own.
 * @throws CccError `config.portInUse`, `config.invalid`: `mediaPort` is not to be had, or the engine is not
 */
export function createMediaProvider(
  settings: MediaSettings,
  log: MediaLog,
): Promise<MediaProvider> {
  const { mediaEngine, mediaPort, mediaAddress, janusUrl, janusApiSecret } = settings;
  const engine = { mediaEngine, mediaPort, janusUrl, janusApiSecret };
  return openProcessProvider({ ...engine, mediaAddress, maxLegs: MAX_LEGS }, log);
}
