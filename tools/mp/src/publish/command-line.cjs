const path = require('node:path');
const { parseArgs } = require('node:util');
const { formatPublishError, toPublishError } = require('./errors.cjs');

/** @typedef {import('./publish.cjs').PublishOptions} PublishOptions */

/**
 * Options both commands share; flags win over the environment.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ options: PublishOptions, qrcodePath: string, help: boolean }}
 */
function readOptions(args, env) {
  const { values, positionals } = parseArgs({
    args,
    options: {
      key: { type: 'string' },
      version: { type: 'string' },
      desc: { type: 'string' },
      robot: { type: 'string' },
      qrcode: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  const appDir = path.resolve(positionals[0] ?? '.');
  const robot = Number(values.robot ?? '1');
  if (!Number.isInteger(robot) || robot < 1 || robot > 30) throw new Error('--robot: 1–30');
  return {
    options: {
      appDir,
      keyPath: values.key ?? env.MP_PRIVATE_KEY_PATH,
      version: values.version,
      description: values.desc,
      robot,
    },
    qrcodePath: path.resolve(appDir, values.qrcode ?? 'reports/preview-qrcode.png'),
    help: values.help,
  };
}

/**
 * Runs one command to its exit code; the process is ended, as miniprogram-ci leaves handles open.
 * @param {string} usage
 * @param {(options: PublishOptions, qrcodePath: string) => Promise<string>} run Gives the closing line.
 */
async function runCommand(usage, run) {
  try {
    const { options, qrcodePath, help } = readOptions(process.argv.slice(2), process.env);
    console.log(help ? usage : await run(options, qrcodePath));
    process.exit(0);
  } catch (error) {
    console.error(formatPublishError(toPublishError(error)));
    process.exit(1);
  }
}

module.exports = { readOptions, runCommand };
