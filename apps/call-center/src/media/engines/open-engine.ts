import { CccError } from '@ccc/protocol';
import type { CallCenterConfig } from '../../config/settings';
import type { MediaLog } from '../media-provider';
import { openDatachannelEngine } from './datachannel-engine';
import { openJanusEngine } from './janus-engine';
import type { RtpEngine } from './rtp-engine';

export type EngineSettings = Pick<
  CallCenterConfig,
  'mediaEngine' | 'mediaPort' | 'janusUrl' | 'janusApiSecret'
>;

/**
 * Opens what makes the connections of calls.
 * @throws CccError `config.portInUse`, `config.invalid`
 */
export async function openEngine(settings: EngineSettings, log: MediaLog): Promise<RtpEngine> {
  switch (settings.mediaEngine) {
    case 'janus':
      return janus(settings, log);
    case 'werift':
      return werift(settings.mediaPort);
    case 'datachannel':
      return datachannel(settings.mediaPort);
    case 'auto':
      return ofThisPlatform(settings.mediaPort, log);
  }
}

async function ofThisPlatform(port: number, log: MediaLog): Promise<RtpEngine> {
  try {
    return await openDatachannelEngine(port);
  } catch (error) {
    if (error instanceof CccError) throw error;
    log.warn({ err: error }, 'libdatachannel does not load here: calls go through werift');
    return werift(port);
  }
}

async function datachannel(port: number): Promise<RtpEngine> {
  try {
    return await openDatachannelEngine(port);
  } catch (origin) {
    if (origin instanceof CccError) throw origin;
    const problem = '此平台没有 libdatachannel (libdatachannel does not load on this platform)';
    throw new CccError('config.invalid', { params: { name: 'mediaEngine', problem }, origin });
  }
}

async function werift(port: number): Promise<RtpEngine> {
  // Lazily: where libdatachannel is, it is not needed.
  const { openWeriftEngine } = await import('./werift-engine');
  return openWeriftEngine(port);
}

function janus(settings: EngineSettings, log: MediaLog): Promise<RtpEngine> {
  const { janusUrl: url, janusApiSecret: apiSecret, mediaPort: port } = settings;
  return openJanusEngine({ url, apiSecret, port }, (event) => {
    if (event.kind === 'away') log.error({ err: event.error }, 'Janus is away: its calls are cut');
    else log.warn({}, 'Janus is back');
  });
}
