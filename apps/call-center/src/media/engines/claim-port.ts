import { createSocket } from 'node:dgram';
import { CccError } from '@ccc/protocol';

/**
 * Sees whether a UDP port can be had, which Node says more clearly than the engines do.
 *
 * @param wanted 0: any
 * @returns the port, free at this moment
 * @throws CccError `config.portInUse`, `config.invalid`
 */
export function claimPort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', (cause: NodeJS.ErrnoException) => {
      socket.close();
      reject(portFault(cause, wanted));
    });
    socket.bind(wanted, () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

/** What it means that the UDP port of `mediaPort` cannot be had. */
export function portFault(origin: NodeJS.ErrnoException, port: number): CccError {
  if (origin.code === 'EADDRINUSE') {
    return new CccError('config.portInUse', { params: { port }, origin });
  }
  const params = { name: 'mediaPort', problem: `${port}: ${origin.message}` };
  return new CccError('config.invalid', { params, origin });
}
