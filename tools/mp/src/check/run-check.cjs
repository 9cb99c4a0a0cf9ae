const { loadProject } = require('./project.cjs');
const { domains } = require('./rules/domains.cjs');
const { officialCompilers } = require('./rules/official-compilers.cjs');
const { scripts } = require('./rules/scripts.cjs');
const { checkSizes } = require('./rules/sizes.cjs');
const { templates } = require('./rules/templates.cjs');
const { wechatCompiler } = require('./rules/wechat-compiler.cjs');

/**
 * @typedef {import('./finding.cjs').Finding} Finding
 * @typedef {object} Report
 * @property {boolean} ok No finding of severity `error`.
 * @property {Finding[]} findings
 * @property {string[]} notices What could not be checked here, and why.
 * @property {import('./rules/sizes.cjs').Size[]} sizes
 */

/**
 * Runs every rule over a built mini-program. Needs no network, no key and no DevTools.
 * @param {string} appDir Folder of project.config.json.
 * @param {object} [options]
 * @param {string} [options.machine] `platform-arch` to look official compilers up for; default this one.
 * @param {boolean} [options.fast] Leaves WeChat's compiler out, the only rule that takes seconds.
 * @returns {Promise<Report>}
 * @throws When the folder is not a mini-program, or is not built.
 */
async function runCheck(appDir, { machine, fast = false } = {}) {
  const project = await loadProject(appDir);
  const official = officialCompilers(project, machine);
  const [compiled, size] = await Promise.all([
    fast ? [] : wechatCompiler(project),
    checkSizes(project),
  ]);
  const skipped = '未运行微信编译器（--fast）· WeChat compiler left out (--fast)';
  const findings = [
    ...official.findings,
    ...compiled,
    ...templates(project),
    ...scripts(project),
    ...domains(project),
    ...size.findings,
  ];
  return {
    ok: findings.every(({ severity }) => severity !== 'error'),
    findings,
    notices: fast ? [...official.notices, skipped] : official.notices,
    sizes: size.sizes,
  };
}

module.exports = { runCheck };
