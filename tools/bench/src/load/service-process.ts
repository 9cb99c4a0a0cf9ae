import pino from 'pino';
import { startCallCenter, type ServiceLimits } from '@ccc/call-center';
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
  const [data = '', agents = '1'] = process.argv.slice(2);
  const service = await startCallCenter(
    { host: '127.0.0.1', port: 0, data, demo: true },
    { limits: LIMITS, log: pino({ level: 'silent' }) },
  );
  await seedBench(service.store, Number(agents), Date.now());
  reportToParent(service.app.server.address(), () => service.close());
}

void main();
