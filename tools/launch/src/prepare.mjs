import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal, dim, green } from './console.mjs';

/** The repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const STAMP = join(ROOT, 'node_modules/.installed-lockfile');

/** Environment in which the workspace's own tools (pnpm, turbo) are found without being installed globally. */
export const toolEnv = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
};

/** Refuses a Node that is too old, before anything else fails in a stranger way. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `需要 Node.js 20.19 或更高版本，当前是 ${version}。`,
    `Node.js 20.19 or newer is needed; this is ${version}.`,
  );
}

/**
 * Runs a program and waits. Its output is shown as it comes, or kept back until it fails.
 * @param {string} command @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = toolEnv, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32';
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      if (!quiet) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * A step that a newcomer waits for: named, timed, and loud only when it fails.
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function step(name, work) {
  const startedAt = performance.now();
  process.stdout.write(`  … ${name}`);
  const result = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`\r  ${green('✓')} ${name} ${dim(`${seconds} s`)}\n`);
  return result;
}

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'pnpm-lock.yaml')))
    .digest('hex');
}

/** Installs exactly what the lockfile says, unless that is what is there. */
export async function install() {
  const wanted = lockfileHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  await step('安装依赖 install', async () => {
    const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const { code, output } = await run(
      'npx',
      ['-y', packageManager, 'install', '--frozen-lockfile', '--prefer-offline'],
      { quiet: true, env: { ...toolEnv, CI: 'true' } },
    );
    if (code !== 0) {
      throw new Refusal(
        `安装失败，请检查网络与 npm registry 设置。\n${output.slice(-3000)}`,
        'Installing failed; check the network and the npm registry setting.',
      );
    }
    writeFileSync(STAMP, wanted);
  });
}

/** Builds what has changed. @param {string[]} [filters] packages, with what they need; all by default */
export async function build(filters = []) {
  await step('构建 build', async () => {
    const args = ['run', 'build', '--output-logs=errors-only', '--ui=stream'];
    const { code, output } = await run(
      'turbo',
      [...args, ...filters.map((name) => `--filter=${name}`)],
      { quiet: true },
    );
    if (code !== 0) throw new Refusal(`构建失败。\n${output.slice(-6000)}`, 'The build failed.');
  });
}
