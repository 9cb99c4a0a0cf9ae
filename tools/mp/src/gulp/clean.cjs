const { rm } = require('node:fs/promises');

/**
 * Removes a folder with all that is in it; no folder is fine.
 * @param {string} dir
 */
async function clean(dir) {
  await rm(dir, { recursive: true, force: true });
}

module.exports = { clean };
