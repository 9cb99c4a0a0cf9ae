const { fork } = require('node:child_process');
const path = require('node:path');
const { finding } = require('../finding.cjs');

/**
 * @typedef {import('../project.cjs').Project} Project
 * @typedef {import('../finding.cjs').Finding} Finding
 * @typedef {{ unresolved: { file: string, request: string }[], error?: string }} Reply
 */

const TIMEOUT_MS = 120_000;

/** @param {Project} project @returns {Promise<Reply>} */
function ask(project) {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, '..', 'wechat-compiler-process.cjs'), {
      silent: true,
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
      execArgv: [],
    });
    let log = '';
    child.stderr?.on('data', (chunk) => (log += chunk));
    // Its stdout is chatter, but a full pipe would stop it.
    child.stdout?.resume();
    child.once('message', (reply) => resolve(/** @type {Reply} */ (reply)));
    child.once('exit', (code) => reject(new Error(`miniprogram-ci ended with ${code}: ${log}`)));
    child.send({ appDir: project.appDir, appid: project.appid });
  });
}

/** miniprogram-ci's messages are long and multi-line: the file and the cause are what counts. @param {string} text */
function firstLines(text) {
  return text.split('\n').slice(0, 4).join(' ').trim();
}

/**
 * WeChat's own compiler (pages, components, JSON, script and style syntax) and its dependency
 * analysis (require, import, include, wxs, components), without network or key.
 * @param {Project} project
 * @returns {Promise<Finding[]>}
 */
async function wechatCompiler(project) {
  const { unresolved, error } = await ask(project);
  const findings = unresolved.map(({ file, request }) => finding('missing', request, { file }));
  if (error !== undefined) findings.push(finding('compile', firstLines(error)));
  return findings;
}

module.exports = { wechatCompiler };
