import { createFakeClock, seededRandom, type FakeClock } from '@ccc/testkit';
import { createCustomerClient, type CustomerClient, type Storage } from '../src/index';
import { createAgentClient, type AgentClient, type LegFactory } from '../src/desk/index';
import { createMemoryPlatform, type MemoryPlatform } from '../src/platform/memory/index';
import { SimulatedService } from './simulated-service';
import type { Faults } from './simulated-weather';

/** A service, a clock, and phones and desks that come and go. */
export interface Stage {
  clock: FakeClock;
  service: SimulatedService;
  /** What the customer's phone has stored, as JSON. */
  stored(key: string): string | undefined;
  /** The customer's app; it finds on the phone what the one before stored. */
  openApp(phone?: { hasFile?(localPath: string): boolean }): App;
  /** The system kills the app: what it stored until now stays, whatever it does from now on is void. */
  kill(app: App): void;
  openDesk(host?: { legs?: LegFactory }): { client: AgentClient; platform: MemoryPlatform };
}

export interface App {
  client: CustomerClient;
  platform: MemoryPlatform;
}

export const ADDRESS = { baseUrl: 'https://service.example', sdkAppId: 1400000000 };

export function createStage(options: { seed?: number; faults?: Faults } = {}): Stage {
  const clock = createFakeClock();
  const service = new SimulatedService({ clock, faults: options.faults });
  const random = seededRandom(options.seed ?? 1);
  let phone = new Map<string, string>();
  let codes = 0;

  function platform(
    own: Storage,
    host: { hasFile?(localPath: string): boolean; legs?: LegFactory } = {},
  ): MemoryPlatform {
    return createMemoryPlatform({
      service,
      clock,
      random,
      storage: own,
      latencyMs: 5,
      ...host,
      wechat: { login: () => Promise.resolve(`code-${(codes += 1)}`) },
    });
  }

  return {
    clock,
    service,
    stored: (key) => phone.get(key),
    openApp(host) {
      const own = platform(storageOn(phone), host);
      return { client: createCustomerClient(own, { ...ADDRESS, flow: 'flow-1' }), platform: own };
    },
    kill({ client }) {
      phone = new Map(phone);
      client.close();
    },
    openDesk(host) {
      const own = platform(storageOn(new Map()), host);
      return { client: createAgentClient(own, ADDRESS), platform: own };
    },
  };
}

function storageOn(texts: Map<string, string>): Storage {
  return {
    get(key) {
      const text = texts.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    set: (key, value) => void texts.set(key, JSON.stringify(value)),
    remove: (key) => void texts.delete(key),
  };
}
