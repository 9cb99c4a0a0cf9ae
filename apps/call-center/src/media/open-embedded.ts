import type { CallCenterConfig } from '../config/settings';
import { createEmbeddedProvider } from './embedded-provider';
import { openEngine, type EngineSettings } from './engines/open-engine';
import type { MediaLog, MediaProvider } from './media-provider';
import { loadSounds } from './sounds/sound-library';

/** Plain data: they are sent to the process in which calls sound. */
export interface EmbeddedSettings extends EngineSettings, Pick<CallCenterConfig, 'mediaAddress'> {
  /** See `EmbeddedOptions`. */
  maxLegs: number;
}

/**
 * Opens the embedded provider in this very process.
 * @throws CccError `config.portInUse`, `config.invalid`: `mediaPort` is not to be had, or the engine is not
 */
export async function openEmbedded(
  settings: EmbeddedSettings,
  log: MediaLog,
): Promise<MediaProvider> {
  const { mediaAddress, maxLegs } = settings;
  const sounds = await loadSounds();
  const engine = await openEngine(settings, log);
  return createEmbeddedProvider({ engine, sounds, announced: mediaAddress, maxLegs, log });
}
