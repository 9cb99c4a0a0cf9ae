import { createEmbeddedProvider } from '../embedded-provider';
import { mediaProviderContract } from '../media-provider.contract';
import { loadSounds } from '../sounds/sound-library';
import { openDatachannelEngine } from './datachannel-engine';

mediaProviderContract('over libdatachannel', async (options) => {
  const [engine, sounds] = [await openDatachannelEngine(0), await loadSounds()];
  const provider = createEmbeddedProvider({ engine, sounds, announced: [], ...options });
  return { provider, pid: process.pid };
});
