#!/usr/bin/env node
const path = require('node:path');
const { parseArgs } = require('node:util');
const { formatReport } = require('../src/check/report.cjs');
const { runCheck } = require('../src/check/run-check.cjs');

const USAGE = `mp-check [目录 folder] [--json] [--fast]
检查已构建的小程序，无需网络、密钥与开发者工具。
Checks a built mini-program; needs no network, key or DevTools. Exit code 1: something is wrong.
--fast  不运行微信编译器 · leaves WeChat's compiler out`;

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      json: { type: 'boolean' },
      fast: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help) return console.log(USAGE);
  const report = await runCheck(path.resolve(positionals[0] ?? '.'), { fast: values.fast });
  console.log(values.json ? JSON.stringify(report, undefined, 2) : formatReport(report));
  if (!report.ok) process.exitCode = 1;
}

main().catch((error) => {
  console.error(`mp-check: ${error.message}`);
  process.exitCode = 1;
});
