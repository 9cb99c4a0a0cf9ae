const path = require('node:path');
const { referencesIn } = require('./references.cjs');

/**
 * @typedef {import('./references.cjs').Reference} Reference
 *
 * @typedef {object} FileTree The files of a mini-program, by their paths in it, with forward slashes.
 * @property {(file: string) => boolean} has
 * @property {(file: string) => string} read
 */

const COMPONENT_FILES = ['.json', '.js', '.wxml', '.wxss'];

/**
 * Where WeChat looks for what `from` asks for: beside it, and by the name of a package in each
 * `miniprogram_npm` upwards from it.
 * @param {string} request
 * @param {string} from
 */
function placesOf(request, from) {
  if (request.startsWith('/')) return [path.posix.normalize(request.slice(1))];
  const places = [path.posix.join(path.posix.dirname(from), request)];
  if (request.startsWith('.')) return places;
  for (let dir = path.posix.dirname(from); ; dir = path.posix.dirname(dir)) {
    places.push(path.posix.join(dir, 'miniprogram_npm', request));
    if (dir === '.') return places;
  }
}

/**
 * The files that a reference stands for; none when there is no such thing, which `mp-check` tells.
 * @param {Reference} reference
 * @param {string} from
 * @param {FileTree['has']} has
 */
function filesOf({ kind, request }, from, has) {
  for (const place of placesOf(request, from)) {
    if (kind === 'component') {
      const component = [place, `${place}/index`].find((name) => has(`${name}.json`));
      if (component) return COMPONENT_FILES.map((ending) => component + ending).filter(has);
      continue;
    }
    const file = (kind === 'file' ? [''] : ['', '.js', '/index.js'])
      .map((ending) => place + ending)
      .find(has);
    if (file) return [file];
  }
  return [];
}

/**
 * Everything that these files ask for, and what that asks for, with who asked first.
 * @param {readonly string[]} entries
 * @param {FileTree} tree
 * @returns {Map<string, string>} File → who asks for it; an entry asks for itself.
 * @throws When a script requires what is known only when it runs.
 */
function reach(entries, tree) {
  const reached = new Map(entries.map((entry) => [entry, entry]));
  for (const file of reached.keys()) {
    for (const reference of referencesIn(file, tree.read)) {
      for (const found of filesOf(reference, file, tree.has)) {
        if (!reached.has(found)) reached.set(found, file);
      }
    }
  }
  return reached;
}

module.exports = { reach };
