import { inFreshDirectory } from '../fresh-directory';
import { ratioOf, type Bench, type Figure } from '../figure';
import { Child } from './child';
import { LoadConnection, noSamples } from './connection';
import type { Memory } from './parent';
import { customerToken, ticket } from './people';

const CONNECTIONS = 5000;
const AT_ONCE = 25;
const PING_MS = 20_000;
/** Pipes, listeners, the store's files: what a process has open besides. */
const OTHER_FILES = 200;

type Open = (n: number) => Promise<LoadConnection>;

/** The soft limit of open files of this process, which its children have as well. */
function openFilesMax(): number {
  const report = process.report?.getReport() as {
    userLimits?: { open_files?: { soft?: number | 'unlimited' } };
  };
  return Number(report.userLimits?.open_files?.soft ?? Infinity) || Infinity;
}

async function inBatches<Result>(
  count: number,
  work: (n: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => from + n);
    results.push(...(await Promise.all(batch.map(work))));
  }
  return results;
}

interface Found {
  /** Of the process, with every connection open. */
  whole: Memory;
  /** What the connections have added, of each. */
  each: Memory;
}

/** Opens everything, lets it lie idle, and looks at what that has added. */
async function measure(child: Child, open: Open): Promise<Found> {
  const connections: LoadConnection[] = [];
  const keepOpen = async (n: number) => void connections.push(await open(n));
  const pings = setInterval(() => connections.forEach((each) => each.ping()), PING_MS);
  try {
    const before = await child.memory();
    await inBatches(CONNECTIONS, keepOpen);
    const after = await child.memory();
    const lost = connections.filter((each) => !each.isOpen).length;
    if (lost > 0) throw new Error(`${lost} of ${connections.length} connections did not stay open`);
    const each = (of: keyof Memory) => (after[of] - before[of]) / CONNECTIONS;
    return { whole: after, each: { rss: each('rss'), heap: each('heap') } };
  } finally {
    clearInterval(pings);
    await Promise.all(connections.map((each) => each.drop()));
  }
}

async function bare(): Promise<Found> {
  const child = await Child.start('bare-sockets-process.js', [], ['--expose-gc']);
  try {
    const samples = noSamples();
    const url = `ws://127.0.0.1:${child.port}/`;
    return await measure(child, (n) => LoadConnection.open(url, `c${n}`, samples));
  } finally {
    await child.stop();
  }
}

/**
 * Logging in leaves much behind that is no connection's: everybody does so at another process on
 * the same store, and comes to the one that is measured with nothing but a ticket.
 */
async function service(): Promise<Found> {
  return inFreshDirectory(async (dir) => {
    const tickets = await atService(dir, ({ port }) =>
      inBatches(CONNECTIONS, async (n) => {
        const baseUrl = `http://127.0.0.1:${port}`;
        return ticket(baseUrl, await customerToken(baseUrl, `idle-${n}`));
      }),
    );
    return atService(dir, async (child) => {
      const samples = noSamples();
      return measure(child, (n) => {
        const url = new URL(tickets[n]!.url);
        url.port = String(child.port);
        return LoadConnection.open(url.href, `c${n}`, samples, tickets[n]!.hello);
      });
    });
  });
}

async function atService<Result>(
  dir: string,
  work: (child: Child) => Promise<Result>,
): Promise<Result> {
  const child = await Child.start('service-process.js', [dir, '1'], ['--expose-gc']);
  try {
    return await work(child);
  } finally {
    await child.stop();
  }
}

const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

/** Memory of an idle connection: of a logged-in customer, beside a bare socket of `ws`. */
export const idleMemory: Bench = {
  name: 'idle',
  title: `Memory of an idle connection: ${CONNECTIONS.toLocaleString('en')} different customers`,
  async run(): Promise<Figure[]> {
    const aim = '≤ 1.5×';
    if (openFilesMax() < CONNECTIONS + OTHER_FILES) {
      const measured = `not measured: no more than ${openFilesMax()} open files (ulimit -n)`;
      return [{ what: 'resident memory per connection', measured, aim }];
    }
    const floor = await bare();
    const ours = await service();
    const line = (what: string, of: keyof Memory): Figure => ({
      what,
      measured: kib(ours.each[of]),
      floor: kib(floor.each[of]),
      ratio: ratioOf(ours.each[of], floor.each[of]),
    });
    return [
      {
        ...line('resident memory that a connection adds (free pages are used first)', 'rss'),
        aim,
      },
      line('objects that a connection adds (V8 heap and buffers)', 'heap'),
      {
        what: 'resident memory of the whole process, all connections open',
        measured: mib(ours.whole.rss),
        floor: mib(floor.whole.rss),
      },
    ];
  },
};
