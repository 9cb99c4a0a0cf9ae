import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { waitFor } from '@ccc/testkit';
import { claimPort } from '../../src/media/engines/claim-port';

/** coturn, on a port of its own. */
export interface TurnServer {
  port: number;
  stop(): Promise<void>;
}

/**
 * Whether this machine has coturn.
 * @throws With `TCCC_REQUIRE_SERVICES=1`, which says that it must.
 */
export function hasTurnServer(): boolean {
  const isThere = !spawnSync('turnserver', ['--help'], { stdio: 'ignore' }).error;
  if (!isThere && process.env.TCCC_REQUIRE_SERVICES === '1') throw new Error('no turnserver');
  return isThere;
}

/** Lets in whoever shows credentials made with the secret. Resolves when it answers. */
export async function startTurnServer(secret: string): Promise<TurnServer> {
  const port = await claimPort(0);
  const server = spawn(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp', '--log-file=stdout', '--pidfile='],
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`],
      ...['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=test'],
      '--allow-loopback-peers',
    ],
    { stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answers(port);
  return {
    port,
    stop: async () => {
      server.kill();
      await gone;
    },
  };
}

/** Asks for a binding (RFC 8489 §5) until there is an answer. */
async function answers(port: number): Promise<void> {
  const request = Buffer.alloc(20, 7);
  request.writeUInt32BE(0x0001_0000, 0);
  request.writeUInt32BE(0x2112_a442, 4);
  const socket = createSocket('udp4');
  let isAnswered = false;
  socket.once('message', () => (isAnswered = true));
  try {
    await waitFor(() => {
      socket.send(request, port, '127.0.0.1');
      return isAnswered;
    });
  } finally {
    socket.close();
  }
}
