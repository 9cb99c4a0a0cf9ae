import { CccError } from '@ccc/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { CallCenterConfig } from '../config/settings';
import { createEmbeddedProvider } from './embedded-provider';
import { openDatachannelEngine } from './engines/datachannel-engine';
import type { RtpEngine } from './engines/rtp-engine';
import type { MediaProvider } from './media-provider';
import { loadSounds } from './sounds/sound-library';

export type { LegEvent, LegRole, LegStats, MediaProvider, Prompt, Sound } from './media-provider';

export type MediaSettings = Pick<CallCenterConfig, 'mediaPort' | 'mediaAddress'>;

/** Twice the calls that one processor core carries. */
const MAX_LEGS = 800;

/**
 * Opens what calls sound through.
 * @throws CccError `config.portInUse`, `config.invalid`: `mediaPort` is not to be had
 */
export async function createMediaProvider(
  { mediaPort, mediaAddress }: MediaSettings,
  log: FastifyBaseLogger,
): Promise<MediaProvider> {
  const sounds = await loadSounds();
  const engine = await openEngine(mediaPort, log);
  return createEmbeddedProvider({
    engine,
    sounds,
    announced: mediaAddress,
    maxLegs: MAX_LEGS,
    log,
  });
}

async function openEngine(port: number, log: FastifyBaseLogger): Promise<RtpEngine> {
  try {
    return await openDatachannelEngine(port);
  } catch (error) {
    if (error instanceof CccError) throw error;
    log.warn({ err: error }, 'libdatachannel does not load here: calls go through werift');
    const { openWeriftEngine } = await import('./engines/werift-engine');
    return openWeriftEngine(port);
  }
}
