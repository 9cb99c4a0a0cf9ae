const { readFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { collectDependencies, miniprogramDir, runtimeDependencies } = require('./dependencies.cjs');
const { listFiles, relativePath } = require('./list-files.cjs');

/** @typedef {import('./dependencies.cjs').Package} Package */

/**
 * @typedef {object} PackFile A file of a dependency that may be packed.
 * @property {() => Buffer} read
 * @property {boolean} isExcluded Its library keeps it off phones.
 */

/**
 * What a library has for phones, by the path in it.
 * @param {Package} pkg
 * @param {string} dir
 * @returns {Promise<[string, PackFile][]>}
 */
async function libraryFiles({ manifest }, dir) {
  const files = await listFiles(dir);
  if (files.length === 0)
    throw new Error(`${manifest.name} has no files in ${dir}: build it first.`);
  return files.map((file) => {
    const relative = relativePath(dir, file);
    const isExcluded = (manifest.miniprogramExclude ?? []).some((entry) =>
      entry.endsWith('/') ? relative.startsWith(entry) : relative === entry,
    );
    return [relative, { read: () => readFileSync(file), isExcluded }];
  });
}

/**
 * A plain npm package becomes one CommonJS file; its own dependencies are packed beside it.
 * @param {Package} pkg
 * @returns {Promise<[string, PackFile][]>}
 */
async function bundledFile({ dir, manifest }) {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `module.exports = require(${JSON.stringify(manifest.name)});`,
      resolveDir: dir,
    },
    // A package refers to itself by its folder, not through node_modules it is not in.
    alias: { [manifest.name]: dir },
    write: false,
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
  const script = Buffer.concat(outputFiles.map((file) => file.contents));
  return [['index.js', { read: () => script, isExcluded: false }]];
}

/**
 * Every file of every dependency, by its path in the mini-program.
 * @param {string} appDir
 * @param {string} folder Of `miniprogram_npm`, in the mini-program.
 * @returns {Promise<Map<string, PackFile>>}
 */
async function offeredFiles(appDir, folder) {
  const offered = new Map();
  for (const pkg of collectDependencies(appDir)) {
    const dir = miniprogramDir(pkg);
    const files = await (dir ? libraryFiles(pkg, dir) : bundledFile(pkg));
    for (const [name, file] of files) offered.set(path.posix.join(folder, pkg.name, name), file);
  }
  return offered;
}

module.exports = { offeredFiles };
