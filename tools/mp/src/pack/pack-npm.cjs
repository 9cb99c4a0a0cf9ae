const { readFileSync } = require('node:fs');
const { cp, mkdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { collectDependencies, miniprogramDir } = require('./dependencies.cjs');
const { listFiles, relativePath } = require('./list-files.cjs');
const { offeredFiles } = require('./offered-files.cjs');
const { reach } = require('./reach.cjs');
const { ASSET_ENDINGS } = require('../gulp/statics.cjs');

/** @typedef {import('./offered-files.cjs').PackFile} PackFile */

/**
 * @typedef {object} PackOptions
 * @property {string} [subpackage] Root of the subpackage that gets the dependencies; WeChat looks for
 *   `miniprogram_npm` upwards from whoever asks. Default: the main package gets them, for all to find.
 * @property {string[]} [alsoInMain] Files of them that the main package has as well, as
 *   `<package>/<path>`: it cannot reach into a subpackage.
 */

/**
 * Writes what the built app asks for of its dependencies, directly or not, into
 * `miniprogram_npm/<name>` as real files.
 * @param {string} appDir
 * @param {PackOptions} [options]
 */
async function packNpm(appDir, { subpackage = '', alsoInMain = [] } = {}) {
  const dist = path.join(appDir, 'dist');
  const folder = path.posix.join(subpackage, 'miniprogram_npm');
  await rm(path.join(dist, 'miniprogram_npm'), { recursive: true, force: true });
  await rm(path.join(dist, folder), { recursive: true, force: true });
  const offered = await offeredFiles(appDir, folder);
  const own = new Set((await listFiles(dist)).map((file) => relativePath(dist, file)));
  // What a picture is called may stand in data, where nobody can follow it.
  const pictures = [...offered.keys()].filter((file) => ASSET_ENDINGS.includes(path.extname(file)));
  const named = alsoInMain.map((file) => path.posix.join(folder, file));
  const reached = reach([...own, ...named, ...pictures], {
    has: (file) => own.has(file) || offered.has(file),
    read: (file) => (offered.get(file)?.read() ?? readFileSync(path.join(dist, file))).toString(),
  });
  for (const [file, asker] of reached) {
    const offer = offered.get(file);
    if (offer?.isExcluded) throw new Error(`${asker} asks for ${file}, which its package.json keeps off phones (miniprogramExclude).`); // prettier-ignore
    if (offer) await put(offer, path.join(dist, file));
  }
  for (const file of alsoInMain) {
    const target = path.join(dist, 'miniprogram_npm', file);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(dist, folder, file), target);
  }
}

/** @param {PackFile} file @param {string} target */
async function put({ read }, target) {
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, read());
}

/**
 * @param {string} appDir
 * @throws When a dependency is not installed or not built, or is needed in two versions.
 */
async function checkDependencies(appDir) {
  await offeredFiles(appDir, '');
}

/**
 * What to watch so that a rebuilt library reaches the app at once.
 * @param {string} appDir
 * @returns {string[]}
 */
function packSources(appDir) {
  return collectDependencies(appDir)
    .map(miniprogramDir)
    .flatMap((dir) => (dir ? [`${dir.split(path.sep).join('/')}/**/*`] : []));
}

module.exports = { checkDependencies, packNpm, packSources };
