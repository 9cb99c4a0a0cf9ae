const { existsSync, readFileSync, realpathSync } = require('node:fs');
const path = require('node:path');

/**
 * @typedef {object} Manifest The fields of package.json that packing reads.
 * @property {string} name
 * @property {string} version
 * @property {string} [miniprogram] Folder with mini-program files; absent in a plain npm package.
 * @property {string[]} [miniprogramExclude] Files of that folder that must not reach a phone: paths, or folders
 *   ending in `/`.
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 *
 * @typedef {{ name: string, dir: string, manifest: Manifest }} Package `name` is what dependents know it by:
 *   with an alias (`npm:@demo/clock@1`) another than in its manifest.
 */

/**
 * @param {string} dir
 * @param {string} [name] Default: that of its manifest.
 * @returns {Package}
 */
function readPackage(dir, name) {
  const manifest = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
  return { name: name ?? manifest.name, dir, manifest };
}

/**
 * Node's own lookup, from real paths: this is what pnpm's symlinks need.
 * @param {string} name
 * @param {string} fromDir
 * @returns {Package}
 */
function findPackage(name, fromDir) {
  for (let dir = fromDir; ; dir = path.dirname(dir)) {
    const candidate = path.join(dir, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) {
      return readPackage(realpathSync(candidate), name);
    }
    if (dir === path.dirname(dir)) {
      throw new Error(`${name}, a dependency of ${fromDir}, is not installed.`);
    }
  }
}

/** @param {Package} pkg @returns {string | undefined} The folder of its mini-program files. */
function miniprogramDir({ dir, manifest }) {
  return manifest.miniprogram === undefined ? undefined : path.join(dir, manifest.miniprogram);
}

/** @param {Manifest} manifest */
function runtimeDependencies(manifest) {
  const peers = Object.keys(manifest.peerDependencies ?? {}).filter(
    (name) => !manifest.peerDependenciesMeta?.[name]?.optional,
  );
  return [...Object.keys(manifest.dependencies ?? {}), ...peers];
}

/**
 * Every package an app needs on the phone, transitive ones included, each once.
 * @param {string} appDir
 * @returns {Package[]}
 * @throws When one is not installed, or two versions of one would have to share a folder.
 */
function collectDependencies(appDir) {
  /** @type {Map<string, Package>} */
  const found = new Map();
  /** @param {Package} owner */
  const visit = (owner) => {
    for (const name of runtimeDependencies(owner.manifest)) {
      const next = findPackage(name, owner.dir);
      const known = found.get(name);
      if (known && known.dir !== next.dir) {
        throw new Error(
          `${name} is needed as ${known.manifest.version} (${known.dir}) and as ${next.manifest.version} (${next.dir}): miniprogram_npm has room for one.`,
        );
      }
      if (known) continue;
      found.set(name, next);
      visit(next);
    }
  };
  visit(readPackage(realpathSync(appDir)));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

module.exports = { collectDependencies, miniprogramDir, runtimeDependencies };
