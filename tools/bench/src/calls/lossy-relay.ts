import { createSocket, type Socket } from 'node:dgram';

/** Where an answer says that the service listens: the first address of IPv4 in it. */
const CANDIDATE = /^(a=candidate:\S+ 1 udp \d+) (\d+\.\d+\.\d+\.\d+) (\d+) (.*)\r\n/im;

/** Stands between one client and the service, and loses some of what the service sends. */
export class LossyRelay {
  /** Of the packets to the client, 0 to 1. */
  loss = 0;
  private client: { address: string; port: number } | null = null;

  private constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    /** The answer of the service, as if it listened here. */
    readonly answer: string,
  ) {}

  static async before(answer: string): Promise<LossyRelay> {
    const [, head = '', address = '', port, tail = ''] = CANDIDATE.exec(answer) ?? [];
    const near = createSocket('udp4');
    const far = createSocket('udp4');
    for (const socket of [near, far]) {
      await new Promise<void>((resolve) => socket.bind(0, resolve));
    }
    const here = `${head} ${address} ${near.address().port} ${tail}\r\n`;
    const others = answer.replace(/^a=candidate:.*\r\n/gm, '');
    const moved = others.replace(/^a=end-of-candidates/m, `${here}a=end-of-candidates`);
    const relay = new LossyRelay(near, far, moved);
    near.on('message', (packet, client) => {
      relay.client = client;
      far.send(packet, Number(port), address);
    });
    far.on('message', (packet) => {
      if (!relay.client || Math.random() < relay.loss) return;
      near.send(packet, relay.client.port, relay.client.address);
    });
    return relay;
  }

  close(): void {
    this.near.close();
    this.far.close();
  }
}
