import { createEmbeddedProvider } from '../embedded-provider';
import { mediaProviderContract } from '../media-provider.contract';
import { loadSounds } from '../sounds/sound-library';
import { openWeriftEngine } from './werift-engine';

mediaProviderContract('over werift', async (options) => {
  const [engine, sounds] = [await openWeriftEngine(0), await loadSounds()];
  const provider = createEmbeddedProvider({ engine, sounds, announced: [], ...options });
  return { provider, pid: process.pid };
});
