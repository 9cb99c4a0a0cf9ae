import { CccError } from '@ccc/protocol';
import type { MediaLog } from '../media-provider';
import { openDatachannelEngine } from './datachannel-engine';
import type { RtpEngine } from './rtp-engine';

/**
 * The best engine that this machine has.
 * @throws CccError `config.portInUse`, `config.invalid`
 */
export async function openEngine(port: number, log: MediaLog): Promise<RtpEngine> {
  try {
    return await openDatachannelEngine(port);
  } catch (err) {
    if (err instanceof CccError) throw err;
    log.warn({ err }, 'libdatachannel does not load here: calls go through werift');
    const { openWeriftEngine } = await import('./werift-engine');
    return openWeriftEngine(port);
  }
}
