import { parseArgs } from 'node:util';
import { sideBySide, type Bench, type Figure } from './figure';
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
];

const HELP = `node dist/main.js [${BENCHES.map(({ name }) => name).join(' | ')}]… [--runs N] [--write]
  --runs N  each so often (default: 1), the values side by side
  --write   put the tables into docs/benchmarks.md`;

/** The benchmarks that were asked for, or all, in the order of the document. */
function chosen(names: readonly string[]): Bench[] {
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}\n\n${HELP}`);
  return BENCHES.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function repeated(bench: Bench, times: number): Promise<Figure[]> {
  if (!Number.isInteger(times) || times < 1) throw new Error(`--runs is a whole number\n\n${HELP}`);
  const runs: Figure[][] = [];
  while (runs.length < times) runs.push(await bench.run());
  return sideBySide(runs);
}

/** One after another: they would disturb each other. A failure does not keep the others from running. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false }, runs: { type: 'string', default: '1' } },
  });
  console.log(`${circumstances()}\n`);
  for (const bench of chosen(positionals)) {
    console.log(`${bench.title}\n`);
    try {
      const text = table(await repeated(bench, Number(values.runs)));
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
