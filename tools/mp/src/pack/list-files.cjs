const { readdir } = require('node:fs/promises');
const path = require('node:path');

/**
 * Absolute paths of all files below a folder, sorted; an absent folder has none.
 * @param {string} dir
 * @returns {Promise<string[]>}
 */
async function listFiles(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} dir @param {string} file @returns {string} From there, with forward slashes. */
function relativePath(dir, file) {
  return path.relative(dir, file).split(path.sep).join('/');
}

module.exports = { listFiles, relativePath };
