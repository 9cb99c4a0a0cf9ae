import { join } from 'node:path';
import pino from 'pino';
import { startCallCenter, type ServiceLimits } from '@ccc/call-center';
import { startOwnJanus } from '../calls/own-janus';
import { REPOSITORY } from '../report';
import { reportToParent } from './parent';
import { seedBench } from './people';

/** Everybody logs in from one address, and may take time to come; the rest is as it is for users. */
const LIMITS: Partial<ServiceLimits> = {
  customerLoginsPerMinute: 1_000_000,
  agentLoginsPerMinute: 1_000_000,
  ticketMs: 600_000,
};

const WORKBENCH = {
  prefix: '/workbench/',
  dir: join(REPOSITORY, 'apps/workbench/dist'),
  spaFallback: true,
};

/**
 * The real service on an embedded store in `argv[2]`, with `argv[3]` agents in one group; calls are
 * recorded where `argv[4]` says `recorded`. With `argv[5]` on that PostgreSQL instead, and where `argv[6]` says
 * `janus`, calls through one that it starts.
 */
async function main(): Promise<void> {
  const [data = '', agents = '1', recorded, database = '', engine] = process.argv.slice(2);
  const databaseUrl = database === '' ? undefined : database;
  const janus = engine === 'janus' ? await startOwnJanus(data) : undefined;
  const through = janus ? { mediaEngine: 'janus' as const, janusUrl: janus.url } : {};
  const callRecording = recorded === 'recorded' ? 'perSide' : 'off';
  const service = await startCallCenter(
    { host: '127.0.0.1', port: 0, data, demo: true, callRecording, databaseUrl, ...through },
    { limits: LIMITS, log: pino({ level: 'silent' }), staticMounts: [WORKBENCH] },
  );
  await seedBench(service.store, Number(agents), Date.now());
  reportToParent(service.app.server.address(), async () => {
    await service.close();
    janus?.stop();
  });
}

void main();
