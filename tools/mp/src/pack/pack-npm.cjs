const { cp, mkdir, rm } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { collectDependencies, runtimeDependencies } = require('./dependencies.cjs');
const { isExcluded } = require('./exclude.cjs');
const { listFiles } = require('./list-files.cjs');

/** @typedef {import('./dependencies.cjs').Package} Package */

/** @param {Package} pkg @returns {string | undefined} The folder of its mini-program files. */
function miniprogramDir({ dir, manifest }) {
  return manifest.miniprogram === undefined ? undefined : path.join(dir, manifest.miniprogram);
}

/**
 * @param {Package} pkg
 * @param {string} from
 * @param {string} to
 */
async function copyPackage({ manifest }, from, to) {
  const files = await listFiles(from);
  if (files.length === 0)
    throw new Error(`${manifest.name} has no files in ${from}: build it first.`);
  for (const file of files) {
    const relative = path.relative(from, file).split(path.sep).join('/');
    if (isExcluded(relative, manifest.miniprogramExclude)) continue;
    const target = path.join(to, relative);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(file, target, { dereference: true });
  }
}

/**
 * A plain npm package becomes one CommonJS file; its own dependencies are packed beside it.
 * @param {Package} pkg
 * @param {string} to
 */
async function bundlePackage({ dir, manifest }, to) {
  await esbuild.build({
    stdin: {
      contents: `module.exports = require(${JSON.stringify(manifest.name)});`,
      resolveDir: dir,
    },
    // A package refers to itself by its folder, not through node_modules it is not in.
    alias: { [manifest.name]: dir },
    outfile: path.join(to, 'index.js'),
    bundle: true,
    format: 'cjs',
    // Neutral: a package that needs Node's modules fails here, not on the phone.
    platform: 'neutral',
    mainFields: ['main', 'module'],
    external: runtimeDependencies(manifest),
    target: 'es2017',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}

/**
 * @typedef {object} PackOptions
 * @property {string} [subpackage] Root of the subpackage that gets the dependencies; WeChat looks for
 *   `miniprogram_npm` upwards from whoever asks. Default: the main package gets them, for all to find.
 * @property {string[]} [alsoInMain] Files of them that the main package has as well, as
 *   `<package>/<path>`: it cannot reach into a subpackage.
 */

/**
 * Writes every dependency of an app into `miniprogram_npm/<name>` as real files.
 * @param {string} appDir
 * @param {PackOptions} [options]
 */
async function packNpm(appDir, { subpackage = '', alsoInMain = [] } = {}) {
  const main = path.join(appDir, 'dist', 'miniprogram_npm');
  const root = path.join(appDir, 'dist', subpackage, 'miniprogram_npm');
  await rm(main, { recursive: true, force: true });
  await rm(root, { recursive: true, force: true });
  for (const pkg of collectDependencies(appDir)) {
    const from = miniprogramDir(pkg);
    const to = path.join(root, pkg.name);
    await (from ? copyPackage(pkg, from, to) : bundlePackage(pkg, to));
  }
  for (const file of alsoInMain) {
    await mkdir(path.dirname(path.join(main, file)), { recursive: true });
    await cp(path.join(root, file), path.join(main, file));
  }
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

module.exports = { packNpm, packSources };
