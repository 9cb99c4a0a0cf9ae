import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FaultProxyOptions {
  /** Where connections really go: a URL, or host and port. */
  target: string | { host: string; port: number };
}

export interface FaultProxyCounts {
  /** Connections taken since the start, refused ones included. */
  connections: number;
  refused: number;
  /** Bytes passed on towards the target. */
  bytesUp: number;
  /** Bytes passed on towards the client. */
  bytesDown: number;
}

/** A TCP proxy that breaks things on demand; whatever runs over TCP runs through it. */
export interface FaultProxy {
  readonly host: string;
  readonly port: number;
  /** The address of the target, led through this proxy. */
  url(address: string): string;
  readonly counts: Readonly<FaultProxyCounts>;
  /** Connections open now. */
  readonly open: number;
  /** Resets every open connection. */
  cut(): void;
  /**
   * Lets this many bytes more pass in this direction, then breaks the connection that brings the
   * next one; once. `undefined` takes that back.
   */
  cutAfter(limit: { bytesUp?: number; bytesDown?: number } | undefined): void;
  /** Holds every byte back, in both directions, without closing anything. */
  stall(): void;
  /** Lets go what {@link stall} held back. */
  resume(): void;
  /** Holds every chunk back for this long, keeping the order. */
  delay(durationMs: number): void;
  /** Resets new connections at once. */
  refuse(isRefusing: boolean): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port of this machine. */
export async function createFaultProxy({ target }: FaultProxyOptions): Promise<FaultProxy> {
  const { host: targetHost, port: targetPort } =
    typeof target === 'string' ? place(target) : target;
  const counts: FaultProxyCounts = { connections: 0, refused: 0, bytesUp: 0, bytesDown: 0 };
  const pairs = new Set<() => void>();
  let flow: 'passing' | 'stalled' = 'passing';
  let held: Array<() => void> = [];
  let delayMs = 0;
  let isRefusing = false;
  let limit: { bytesUp: number; bytesDown: number } | undefined;

  const server = createServer((client) => {
    counts.connections += 1;
    if (isRefusing) {
      counts.refused += 1;
      client.resetAndDestroy();
      return;
    }
    const service = connect(targetPort, targetHost);
    const reset = () => {
      pairs.delete(reset);
      client.resetAndDestroy();
      service.resetAndDestroy();
    };
    pairs.add(reset);
    pass(client, service, 'bytesUp', reset);
    pass(service, client, 'bytesDown', reset);
  });

  function pass(from: Socket, to: Socket, direction: 'bytesUp' | 'bytesDown', reset: () => void) {
    const deliver = (action: () => void) => {
      const go = () => {
        if (flow === 'stalled') held.push(action);
        else action();
      };
      // Timers of equal length fire in the order of their setting, so that the order is kept.
      if (delayMs > 0) setTimeout(go, delayMs);
      else go();
    };
    from.on('data', (chunk: Buffer) =>
      deliver(() => {
        const room = limit?.[direction] ?? Infinity;
        const part = chunk.subarray(0, room);
        counts[direction] += part.length;
        if (limit) limit[direction] -= part.length;
        if (part.length > 0) to.write(part);
        if (part.length === chunk.length) return;
        limit = undefined;
        pairs.delete(reset);
        // What was allowed must arrive before the connection ends.
        to.destroySoon();
        from.resetAndDestroy();
      }),
    );
    from.on('end', () => deliver(() => to.end()));
    from.on('error', reset);
    from.on('close', () => {
      if (to.destroyed) pairs.delete(reset);
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    host: '127.0.0.1',
    port,
    url(address) {
      const url = new URL(address);
      url.host = `127.0.0.1:${port}`;
      return url.toString();
    },
    counts,
    get open() {
      return pairs.size;
    },
    cut: () => [...pairs].forEach((reset) => reset()),
    cutAfter(given) {
      limit = given && { bytesUp: Infinity, bytesDown: Infinity, ...given };
    },
    stall() {
      flow = 'stalled';
    },
    resume() {
      flow = 'passing';
      const released = held;
      held = [];
      for (const action of released) action();
    },
    delay(durationMs) {
      delayMs = durationMs;
    },
    refuse(value) {
      isRefusing = value;
    },
    async close() {
      [...pairs].forEach((reset) => reset());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function place(address: string): { host: string; port: number } {
  const { hostname, port, protocol } = new URL(address);
  const usual = protocol === 'https:' || protocol === 'wss:' ? 443 : 80;
  return { host: hostname, port: port === '' ? usual : Number(port) };
}
