import pino from 'pino';
import {
  createHttpWeChatApi,
  createServer,
  openBus,
  openStore,
  seedDemo,
  type ServiceLimits,
} from '@ccc/call-center';
import { reportToParent } from './parent';
import { seedBench } from './people';

/** Everybody logs in from one address, and may take time to come; the rest is as it is for users. */
const LIMITS: Partial<ServiceLimits> = {
  customerLoginsPerMinute: 1_000_000,
  agentLoginsPerMinute: 1_000_000,
  ticketMs: 600_000,
};

/** The real service on an embedded store in `argv[2]`, with `argv[3]` agents in one group. */
async function main(): Promise<void> {
  const [dir = '', agents = '1'] = process.argv.slice(2);
  const log = pino({ level: 'silent' });
  const store = await openStore({ url: `pglite:${dir}`, log });
  await seedDemo(store, Date.now());
  await seedBench(store, Number(agents), Date.now());
  const bus = await openBus('local');
  let ownUrl = '';
  const server = await createServer({
    store,
    bus,
    log,
    weChatStandIn: true,
    wechat: createHttpWeChatApi({ baseUrl: () => `${ownUrl}/dev/wechat` }),
    limits: LIMITS,
  });
  ({ url: ownUrl } = await server.listen({ host: '127.0.0.1', port: 0 }));
  reportToParent(server.app.server.address(), async () => {
    await server.close();
    await bus.close();
    await store.close();
  });
}

void main();
