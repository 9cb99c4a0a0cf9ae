import { inFreshDirectory } from '../fresh-directory';
import { ms, type Bench, type Figure, type RunOptions } from '../figure';
import { Child } from '../load/child';
import type { Measured, Order } from './clients-process';
import { PhoneLine } from './phone-line';
import { hasJanus } from './own-janus';
import { pin, processorMs, residentBytes } from './process-cost';

const STEPS = [50, 100, 150, 200, 250, 300];
const QUICK_STEPS = [3, 6];
const MEASURE_MS = 15_000;
const QUICK_MEASURE_MS = 2000;
/** Pairs without a service between them, which are heard in the same moments. */
const DIRECT_PAIRS = 5;
/** Of the 99th percentile, ms. */
const MAX_ADDED_MS = 20;
const SERVICE_CORE = 0;
const CLIENTS_CORE = 1;

interface Step extends Measured {
  calls: number;
  /** Of the one core, 0 to 100. */
  corePercent: number;
  memoryBytes: number;
}

interface Climb {
  steps: readonly Step[];
  /** So many were not all taken in. Null: all steps were gone. */
  failedAt: number | null;
}

const addedMs = ({ through, direct }: Measured) => through.p99Ms - direct.p99Ms;
const isGood = (step: Step) => step.through.missing <= 0 && addedMs(step) <= MAX_ADDED_MS;

/** @param lines those so far, to which the new ones are added */
async function addCalls(
  port: number,
  clients: Child,
  lines: PhoneLine[],
  to: number,
): Promise<void> {
  for (let n = lines.length; n < to; n += 1) {
    const line = await PhoneLine.open(port, n);
    lines.push(line);
    const dialled = await line.dial();
    await line.accept(dialled);
    const urls = [await line.legUrl('customer', dialled), await line.legUrl('agent', dialled)];
    await clients.ask({ do: 'join', call: n, urls } satisfies Order);
    await clients.ask({ do: 'hear', call: n } satisfies Order);
  }
}

async function measure(
  service: Child,
  clients: Child,
  durationMs: number,
): Promise<Measured & { corePercent: number }> {
  const [startedAt, used] = [performance.now(), processorMs(service.pid)];
  const order: Order = { do: 'measure', durationMs };
  const measured = await clients.ask<Measured>(order);
  const corePercent = ((processorMs(service.pid) - used) / (performance.now() - startedAt)) * 100;
  return { ...measured, corePercent };
}

interface Setup {
  /** Of its own. @default the embedded store */
  database?: string;
  /** @default the service's own connections */
  engine?: 'janus';
}

/** More and more calls, until packets are lost or a call is not taken in. */
async function climb({ isQuick }: RunOptions, setup: Setup = {}): Promise<Climb> {
  const steps = isQuick ? QUICK_STEPS : STEPS;
  return inFreshDirectory(async (dir) => {
    const { database = '', engine = '' } = setup;
    const args = [dir, String(steps.at(-1)), 'recorded', database, engine];
    const service = await Child.start('service-process.js', args);
    const clients = await Child.start('../calls/clients-process.js');
    const done: Step[] = [];
    const lines: PhoneLine[] = [];
    try {
      pin(service.pid, SERVICE_CORE);
      pin(clients.pid, CLIENTS_CORE);
      await clients.ask({ do: 'pair', count: DIRECT_PAIRS } satisfies Order);
      for (const calls of steps) {
        try {
          await addCalls(service.port, clients, lines, calls);
        } catch (error) {
          console.error(`while there came to be ${calls} calls`, error);
          return { steps: done, failedAt: calls };
        }
        const measured = await measure(service, clients, isQuick ? QUICK_MEASURE_MS : MEASURE_MS);
        const step = { calls, ...measured, memoryBytes: residentBytes(service.pid) };
        done.push(step);
        if (step.through.missing > 0) break;
      }
      return { steps: done, failedAt: null };
    } finally {
      await Promise.all(lines.map((line) => line.close()));
      await clients.stop();
      await service.stop();
    }
  });
}

const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

function figuresOf(store: string, { steps, failedAt }: Climb): Figure[] {
  const best = Math.max(0, ...steps.filter(isGood).map(({ calls }) => calls));
  return [
    ...steps.flatMap(({ calls, through, direct, corePercent, memoryBytes }): Figure[] => [
      {
        what: `${store}, ${calls} calls: on the way p50, p99`,
        measured: `${ms(through.p50Ms)}, ${ms(through.p99Ms)}`,
        floor: `${ms(direct.p50Ms)}, ${ms(direct.p99Ms)}`,
        aim: `p99 ≤ floor + ${MAX_ADDED_MS} ms`,
      },
      {
        what: `${store}, ${calls} calls: packets heard / missing; processor; memory`,
        measured: `${through.packets} / ${through.missing}; ${corePercent.toFixed(0)} % of the core; ${mib(memoryBytes)}`,
        floor: `${direct.packets} / ${direct.missing}`,
        aim: 'none missing',
      },
    ]),
    {
      what: `${store}: most calls without a loss and with p99 ≤ floor + ${MAX_ADDED_MS} ms`,
      measured: failedAt === null && steps.every(isGood) ? `${best} or more` : String(best),
      aim: '≥ 200',
    },
    ...(failedAt === null
      ? []
      : [{ what: `${store}, ${failedAt} calls`, measured: 'not all of them taken in' }]),
  ];
}

/** How many calls one core carries; the floor are clients with no service between them, in the same process. */
export const concurrentCalls: Bench = {
  name: 'calls',
  title:
    'Recorded voice calls at the same time: the whole service, with its media process, on one core, its clients (ICE, DTLS, SRTP; 50 packets/s of 80 bytes each way) in one process on another; Janus: through Debian’s, beside the service on the same core and counted with it',
  async run(options) {
    const figures = figuresOf('embedded store', await climb(options));
    if (hasJanus()) figures.push(...figuresOf('Janus', await climb(options, { engine: 'janus' })));
    const database = process.env.CCC_BENCH_DATABASE_URL;
    if (database) figures.push(...figuresOf('PostgreSQL', await climb(options, { database })));
    return figures;
  },
};
