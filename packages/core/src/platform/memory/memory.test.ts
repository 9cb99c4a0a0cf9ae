import { describePlatform, type ContractPeer, type PlatformHarness } from '../platform.contract';
import { createMemoryPlatform, type MemoryService } from './index';

async function setUp(): Promise<PlatformHarness> {
  const peers: Array<ContractPeer & { heard: string[] }> = [];
  const service: MemoryService = {
    request(request) {
      if (request.url.includes('dead')) throw new Error('unreachable');
      return harness.answer(request);
    },
    upload({ url, headers }) {
      if (url.includes('dead')) throw new Error('unreachable');
      return harness.answer({ method: 'POST', headers });
    },
    connect(url, peer) {
      if (url.includes('dead')) throw new Error('unreachable');
      const heard: string[] = [];
      let isGone = false;
      peers.push({
        send: peer.send,
        close: peer.close,
        heard,
        get isGone() {
          return isGone;
        },
      });
      return {
        onMessage: (text) => void heard.push(text),
        onClose: () => {
          isGone = true;
        },
      };
    },
  };
  const platform = createMemoryPlatform({
    service,
    hasFile: (localPath) => localPath !== 'tmp/gone.png',
  });
  const harness: PlatformHarness = {
    platform,
    httpUrl: 'https://service.example/',
    socketUrl: 'wss://service.example/',
    deadHttpUrl: 'https://dead.example/',
    deadSocketUrl: 'wss://dead.example/',
    localPath: 'tmp/a.png',
    gonePath: 'tmp/gone.png',
    answer: async () => ({ status: 200, body: {} }),
    peers,
    app: platform.lifecycle,
    close: async () => undefined,
  };
  return harness;
}

describePlatform('memory', setUp);
