import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bold, fail, red } from './src/console.mjs';
import { ensureChromium } from './src/chromium.mjs';
import { ROOT, build, checkNode, install, run, toolEnv } from './src/prepare.mjs';
import { Tally } from './src/tally.mjs';

const REPORTS = join(ROOT, 'reports');
const tally = new Tally();

/** @param {string} name @param {string} command @param {string[]} args @param {string} [cwd] */
async function check(name, command, args, cwd = ROOT) {
  console.log(bold(`\n▸ ${name}`));
  const { code } = await run(command, args, { cwd });
  tally.check(name, code === 0);
}

/** @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env */
async function jest(name, args, env) {
  console.log(bold(`\n▸ ${name}`));
  const report = join(REPORTS, `jest-${name}.json`);
  rmSync(report, { force: true });
  await run('jest', ['--json', `--outputFile=${report}`, '--silent', '--forceExit', ...args], {
    env,
    quiet: false,
  });
  if (existsSync(report)) tally.jest(JSON.parse(readFileSync(report, 'utf8')));
  else tally.check(`jest ${name}: no report`, false);
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
  await check('mini-program omni-chat', 'pnpm', ['--filter', '@ccc/omni-chat', 'run', 'check']);

  const browser = ['e2e', 'simulator'];
  await jest('units', ['--ignoreProjects', ...browser], env);
  await jest('browser', ['--runInBand', '--selectProjects', ...browser], env);

  for (const fault of tally.faults) console.log(red(`✗ ${fault}`));
  console.log(`\n${tally.line()}`);
  process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

main().catch(fail);
