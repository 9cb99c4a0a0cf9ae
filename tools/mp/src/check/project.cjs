const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { listFiles, relativePath } = require('../pack/list-files.cjs');

/**
 * @typedef {object} CheckConfig `mpCheck` in the app's package.json.
 * @property {string[]} allowedDomains Hosts (with port, if the URL has one) that may stand in the built files.
 * @property {Record<string, number>} minifiedBudgetsKiB Our own limits. A key is `main`, a subpackage root or an npm package; `a+b` is their sum.
 *
 * @typedef {object} Project One built mini-program, as the rules see it.
 * @property {string} appDir Folder of project.config.json.
 * @property {string} root Folder of the built files.
 * @property {string} appid
 * @property {{ pages?: string[], usingComponents?: Record<string, string> }} appJson
 * @property {string[]} subpackages Roots, without slashes at the ends.
 * @property {string[]} files Paths within `root`, with forward slashes, sorted; no source maps.
 * @property {CheckConfig} config
 */

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {string} file
 * @param {string} hint What to do when it is not there.
 */
function requireJson(file, hint) {
  if (!existsSync(file)) throw new Error(`${file}: ${hint}`);
  return readJson(file);
}

/**
 * @param {string} appDir
 * @returns {Promise<Project>}
 * @throws When the folder is not a mini-program, or is not built yet.
 */
async function loadProject(appDir) {
  const settings = requireJson(
    path.join(appDir, 'project.config.json'),
    '请在小程序目录中运行 · run this inside a mini-program folder',
  );
  const root = path.join(appDir, settings.miniprogramRoot ?? '');
  const appJson = requireJson(path.join(root, 'app.json'), '请先构建 · build the app first');
  const manifestPath = path.join(appDir, 'package.json');
  const manifest = existsSync(manifestPath) ? readJson(manifestPath) : {};
  const packages = appJson.subPackages ?? appJson.subpackages ?? [];
  const files = (await listFiles(root)).map((file) => relativePath(root, file));
  return {
    appDir,
    root,
    appid: settings.appid ?? '',
    appJson,
    subpackages: packages.map((/** @type {{ root: string }} */ part) =>
      part.root.replace(/^\/+|\/+$/g, ''),
    ),
    files: files.filter((file) => !file.endsWith('.map') && !file.startsWith('node_modules/')),
    config: { allowedDomains: [], minifiedBudgetsKiB: {}, ...manifest.mpCheck },
  };
}

/**
 * @param {Project} project
 * @param {string} file Within the project's root.
 */
function readText(project, file) {
  return readFileSync(path.join(project.root, file), 'utf8');
}

module.exports = { loadProject, readText };
