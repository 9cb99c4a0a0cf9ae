import { parseArgs } from 'node:util';
import { callDelay } from './calls/call-delay';
import { callSetup } from './calls/call-setup';
import { concealment } from './calls/concealment';
import { concurrentCalls } from './calls/concurrent-calls';
import { memoryOfCalls } from './calls/memory-of-calls';
import { timeToVoice } from './calls/time-to-voice';
import { sideBySide, type Bench, type Figure, type RunOptions } from './figure';
import { firstPage } from './first-page';
import { flowSteps } from './flow-steps';
import { chatLoad } from './load/chat-load';
import { idleMemory } from './load/idle-memory';
import { oneSession } from './load/one-session';
import { recovery } from './load/recovery';
import { uploadThroughput } from './load/upload';
import { messageCost } from './message-cost';
import { miniProgramSize } from './mini-program-size';
import { circumstances, table, write } from './report';
import { setupTime } from './setup-time';

const BENCHES: readonly Bench[] = [
  setupTime,
  chatLoad,
  oneSession,
  recovery,
  uploadThroughput,
  idleMemory,
  miniProgramSize,
  firstPage,
  messageCost,
  flowSteps,
  callDelay,
  timeToVoice,
  callSetup,
  concealment,
  concurrentCalls,
  memoryOfCalls,
];

const HELP = `node dist/main.js [${BENCHES.map(({ name }) => name).join(' | ')}]… [--runs N] [--write | --quick]
  --quick   calls only: small, to see that they work
  --runs N  each so often (default: 1), the values side by side
  --write   put the tables into docs/benchmarks.md`;

/** The benchmarks that were asked for, or all, in the order of the document. */
function chosen(names: readonly string[]): Bench[] {
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}\n\n${HELP}`);
  return BENCHES.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function repeated(bench: Bench, times: number, options: RunOptions): Promise<Figure[]> {
  if (!Number.isInteger(times) || times < 1) throw new Error(`--runs is a whole number\n\n${HELP}`);
  const runs: Figure[][] = [];
  while (runs.length < times) runs.push(await bench.run(options));
  return sideBySide(runs);
}

/** One after another: they would disturb each other. A failure does not keep the others from running. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      write: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      runs: { type: 'string', default: '1' },
    },
  });
  if (values.write && values.quick) throw new Error(`quick figures are not written\n\n${HELP}`);
  console.log(`${circumstances()}\n`);
  for (const bench of chosen(positionals)) {
    console.log(`${bench.title}\n`);
    try {
      const text = table(await repeated(bench, Number(values.runs), { isQuick: values.quick }));
      console.log(`${text}\n`);
      if (values.write) write(bench.name, `${bench.title}.\n\n${circumstances()}\n\n${text}`);
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
