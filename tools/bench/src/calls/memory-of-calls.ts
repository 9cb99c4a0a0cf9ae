import { inFreshDirectory } from '../fresh-directory';
import { ratioOf, type Bench } from '../figure';
import { Child } from '../load/child';
import type { Memory } from '../load/parent';
import type { Order } from './clients-process';
import { PhoneLine } from './phone-line';
import { residentBytesBelow } from './process-cost';

/** After which what a process keeps for good is there. */
const WARM_UP = 200;
const CALLS = 1000;
const QUICK = { warmUp: 3, calls: 10 };

async function callOnce(line: PhoneLine, clients: Child): Promise<void> {
  const dialled = await line.dial();
  await line.accept(dialled);
  const urls = [await line.legUrl('customer', dialled), await line.legUrl('agent', dialled)];
  await clients.ask({ do: 'join', call: 0, urls } satisfies Order);
  await clients.ask({ do: 'hear', call: 0 } satisfies Order);
  await line.hangUp(dialled);
  await clients.ask({ do: 'leave', call: 0 } satisfies Order);
}

async function memoryOf(service: Child): Promise<Memory & { media: number }> {
  const own = await service.memory();
  return { ...own, media: residentBytesBelow(service.pid) };
}

const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** Whether calls leave anything behind: each is dialled, accepted, heard on both sides, recorded and hung up. */
export const memoryOfCalls: Bench = {
  name: 'call-memory',
  title: `Memory over ${CALLS.toLocaleString('en')} recorded calls, one after another`,
  async run({ isQuick }) {
    const { warmUp, calls } = isQuick ? QUICK : { warmUp: WARM_UP, calls: CALLS };
    return inFreshDirectory(async (dir) => {
      const args = [dir, '1', 'recorded'];
      const service = await Child.start('service-process.js', args, ['--expose-gc']);
      const clients = await Child.start('../calls/clients-process.js');
      const line = await PhoneLine.open(service.port, 0);
      try {
        for (let n = 0; n < warmUp; n += 1) await callOnce(line, clients);
        const before = await memoryOf(service);
        for (let n = 0; n < calls; n += 1) await callOnce(line, clients);
        const after = await memoryOf(service);
        const of = (what: string, was: number, is: number) => ({
          what: `${what} after ${warmUp} and ${warmUp + calls} calls`,
          measured: `${mib(was)}, ${mib(is)}`,
          ratio: ratioOf(is, was),
          aim: 'flat',
        });
        return [
          of('resident memory of the service', before.rss, after.rss),
          of('objects in it (V8 heap and buffers)', before.heap, after.heap),
          of('resident memory of its media process', before.media, after.media),
        ];
      } finally {
        await line.close();
        await clients.stop();
        await service.stop();
      }
    });
  },
};
