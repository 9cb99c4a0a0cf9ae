import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { waitFor } from './wait-for';

/** Janus, on a port of its own. */
export interface JanusServer {
  url: string;
  /** Its Admin API, whose secret is `admin`. */
  adminUrl: string;
  /** Ends it, as a crash would. */
  kill(): Promise<void>;
  /** Starts it once more, in the same place. */
  start(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

export interface JanusOptions {
  apiSecret?: string;
  /** How many legs find ports. @default as many as there are */
  maxLegs?: number;
  hasNosip?: boolean;
  /** What it is known by behind NAT. */
  publicAddress?: string;
}

/**
 * Whether this machine has Janus, and an address that it can be reached by: it leaves loopback out.
 * @throws With `TCCC_REQUIRE_SERVICES=1`, which says that it must.
 */
export function hasJanus(): boolean {
  const isInstalled = !spawnSync('janus', ['--version'], { stdio: 'ignore' }).error;
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const isThere =
    isInstalled && addresses.some(({ internal, family }) => !internal && family === 'IPv4');
  if (!isThere && process.env.TCCC_REQUIRE_SERVICES === '1') throw new Error('no janus');
  return isThere;
}

/** Resolves when it answers. */
export async function startJanus(options: JanusOptions = {}): Promise<JanusServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ccc-janus-'));
  const [port, adminPort] = [await freePort(), await freePort()];
  writeConfiguration(folder, { port, adminPort }, options);
  let end: () => Promise<void> = async () => undefined;
  const start = async (): Promise<void> => {
    const server = spawn('janus', [`--configs-folder=${folder}`], { stdio: 'ignore' });
    const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    end = async () => {
      server.kill('SIGKILL');
      await gone;
    };
    await waitFor(() => answers(port), { timeoutMs: 10_000 });
  };
  await start();
  return {
    url: `ws://127.0.0.1:${port}`,
    adminUrl: `ws://127.0.0.1:${adminPort}`,
    kill: () => end(),
    start,
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Only what the service needs, as docs/janus.md has it. */
function writeConfiguration(
  folder: string,
  { port, adminPort }: { port: number; adminPort: number },
  { apiSecret, maxLegs, hasNosip = true, publicAddress }: JanusOptions,
): void {
  const range = maxLegs === undefined ? '20000-32000' : `18000-${18_000 + 2 * maxLegs}`;
  const unused = ['audiobridge', 'duktape', 'echotest', 'lua', 'recordplay', 'sip', 'streaming'];
  const plugins = [...unused, 'textroom', 'videocall', 'videoroom', 'voicemail'];
  if (!hasNosip) plugins.push('nosip');
  const transports = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'];
  const disable = (names: string[]) => names.map((name) => `libjanus_${name}.so`).join();
  const files = {
    'janus.jcfg': `
      general: { debug_level = 2 admin_secret = "admin" ${apiSecret === undefined ? '' : `api_secret = "${apiSecret}"`} }
      plugins: { disable = "${disable(plugins)}" }
      transports: { disable = "${disable(transports)}" }
      nat: { ${publicAddress === undefined ? '' : `nat_1_1_mapping = "${publicAddress}"`} }
    `,
    'janus.transport.websockets.jcfg': `
      general: { ws = true ws_port = ${port} ws_ip = "127.0.0.1" }
      admin: { admin_ws = true admin_ws_port = ${adminPort} admin_ws_ip = "127.0.0.1" }
    `,
    'janus.plugin.nosip.jcfg': `
      general: { local_ip = "127.0.0.1" rtp_port_range = "${range}" }
    `,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
