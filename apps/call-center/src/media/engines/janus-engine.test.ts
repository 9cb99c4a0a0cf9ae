import { hasJanus, startJanus, type JanusServer } from '@ccc/testkit';
import { createEmbeddedProvider } from '../embedded-provider';
import { mediaProviderContract } from '../media-provider.contract';
import { loadSounds } from '../sounds/sound-library';
import { openJanusEngine } from './janus-engine';

(hasJanus() ? describe : describe.skip)('with Janus', () => {
  let janus: JanusServer;

  beforeAll(async () => {
    janus = await startJanus();
  }, 30_000);
  afterAll(() => janus.stop());

  mediaProviderContract(
    'over Janus',
    async (options) => {
      const settings = { url: janus.url, apiSecret: undefined, port: 0 };
      const engine = await openJanusEngine(settings, () => undefined);
      const sounds = await loadSounds();
      const provider = createEmbeddedProvider({ engine, sounds, announced: [], ...options });
      return { provider, pid: process.pid };
    },
    { isOpenAtOnce: false },
  );
});
