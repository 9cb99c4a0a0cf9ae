import { createSocket, type Socket } from 'node:dgram';
import { portFault } from '../claim-port';
import { isRtcp } from '../../rtp/rtp-packet';
import type { TransportAddress } from '../rtp-engine';

/** How often two ports one above the other are looked for. */
const TRIES = 20;
/** Of all legs at once, bytes; the system may give less. */
const RECEIVE_BUFFER = 4 * 1024 * 1024;

interface Source {
  address: string;
  take(packet: Buffer): void;
}

/**
 * Plain RTP on a port, and its RTCP on the one above, for all legs: who sends is told by the port that it
 * comes from, and what comes from anywhere else is dropped.
 */
export class RtpPorts {
  /** By the port that they send from. */
  private readonly sources = new Map<number, Source>();

  private constructor(
    readonly own: TransportAddress,
    private readonly rtp: Socket,
    private readonly rtcp: Socket,
  ) {
    for (const socket of [rtp, rtcp]) {
      socket.on('message', (packet, { address, port }) => {
        const source = this.sources.get(port);
        if (source?.address === address) source.take(packet);
      });
      // A packet that could not be sent is as good as lost on the way.
      socket.on('error', () => undefined);
    }
  }

  /**
   * @param port 0: any two
   * @throws CccError `config.portInUse`, `config.invalid`
   */
  static async open(address: string, port: number): Promise<RtpPorts> {
    for (let left = port === 0 ? TRIES : 1; ; left -= 1) {
      const rtp = await bound(address, port);
      const own = { address, port: rtp.address().port };
      try {
        return new RtpPorts(own, rtp, await bound(address, own.port + 1));
      } catch (error) {
        await closed(rtp);
        if (left === 1) throw error;
      }
    }
  }

  /** Hears what comes from there, RTP and RTCP. @returns how to stop */
  listen({ address, port }: TransportAddress, take: (packet: Buffer) => void): () => void {
    const source = { address, take };
    const ports = [port, port + 1];
    for (const each of ports) this.sources.set(each, source);
    return () => {
      // Janus may have given the port to another leg by now.
      for (const each of ports) if (this.sources.get(each) === source) this.sources.delete(each);
    };
  }

  send(packet: Buffer, { address, port }: TransportAddress): void {
    if (isRtcp(packet)) this.rtcp.send(packet, port + 1, address);
    else this.rtp.send(packet, port, address);
  }

  async close(): Promise<void> {
    this.sources.clear();
    await Promise.all([this.rtp, this.rtcp].map(closed));
  }
}

function bound(address: string, port: number): Promise<Socket> {
  // Addresses only: nothing is to be asked, and no turn to be waited for, before a packet leaves.
  const socket = createSocket({
    type: 'udp4',
    recvBufferSize: RECEIVE_BUFFER,
    lookup: (host, _options, callback) => callback(null, host, 4),
  });
  return new Promise((resolve, reject) => {
    socket.once('error', (origin) => {
      socket.close();
      reject(portFault(origin, port));
    });
    socket.bind(port, address, () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(resolve));
}
