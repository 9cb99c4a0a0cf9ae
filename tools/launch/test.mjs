import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { bold, fail, red } from './src/console.mjs';
import { ensureChromium } from './src/chromium.mjs';
import { ROOT, build, checkNode, install, run, toolEnv } from './src/prepare.mjs';
import { Tally, suitesToRepeat } from './src/tally.mjs';

const REPORTS = join(ROOT, 'reports');
/** Much of it waits for clocks and processes; a browser and a service go with each worker. */
const WORKERS = `--maxWorkers=${Math.min(4, Math.max(2, availableParallelism()))}`;
/** A slow machine is not a fault; suites that need longer say so themselves. */
const PATIENCE = '--testTimeout=30000';
const tally = new Tally();

/** @param {string} name @param {string} command @param {string[]} args @param {string} [cwd] */
async function check(name, command, args, cwd = ROOT) {
  console.log(bold(`\n▸ ${name}`));
  const { code } = await run(command, args, { cwd });
  tally.check(name, code === 0);
}

/**
 * @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./src/tally.mjs').JestReport | undefined>}
 */
async function report(name, args, env) {
  console.log(bold(`\n▸ ${name}`));
  const file = join(REPORTS, `jest-${name.replaceAll(' ', '-')}.json`);
  rmSync(file, { force: true });
  const common = ['--json', `--outputFile=${file}`, '--silent', '--forceExit', PATIENCE];
  await run('jest', [...common, ...args], { env, quiet: false });
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * Suites in which something failed run a second time, one after another: a machine that was too
 * busy is told apart from a fault, and named at the end. What fails twice has failed.
 * @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env
 */
async function jest(name, args, env) {
  const first = await report(name, [WORKERS, ...args], env);
  if (!first) return tally.check(`jest ${name}: no report`, false);
  const again = suitesToRepeat(first);
  tally.jest(first, again);
  if (again.length === 0) return undefined;
  const alone = ['--runInBand', ...args, '--runTestsByPath', ...again];
  const second = await report(`${name} once more`, alone, env);
  if (!second) return tally.check(`jest ${name} once more: no report`, false);
  tally.repeated.push(...again);
  return tally.jest(second);
}

async function main() {
  checkNode();
  mkdirSync(REPORTS, { recursive: true });
  await install();
  const chromium = await ensureChromium();
  await build();
  tally.check('build', true);
  const env = { ...toolEnv, CHROMIUM_PATH: chromium };

  await check('lint', 'eslint', ['.', '--max-warnings=0']);
  await check('format', 'prettier', ['--check', '--log-level=warn', '.']);
  await check('types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only', '--ui=stream']);
  for (const app of ['omni-chat', 'audio-call']) {
    await check(`mini-program ${app}`, 'pnpm', ['--filter', `@ccc/${app}`, 'run', 'check']);
  }

  const browser = ['e2e', 'simulator'];
  await jest('units', ['--ignoreProjects', ...browser], env);
  await jest('browser', ['--selectProjects', ...browser], env);

  for (const suite of tally.repeated) console.log(`ran twice: ${relative(ROOT, suite)}`);
  for (const fault of tally.faults) console.log(red(`✗ ${fault}`));
  console.log(`\n${tally.line()}`);
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

main().catch(fail);
