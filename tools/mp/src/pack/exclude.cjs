/** Of use to a compiler or a debugger, not to a phone. */
const NEVER_PACKED = /\.(d\.ts|map|tsbuildinfo|md)$/;

/**
 * Whether a file of a library stays out of `miniprogram_npm`.
 * @param {string} relativePath Within the library's `miniprogram` folder, with forward slashes.
 * @param {readonly string[]} [excludes] `miniprogramExclude` of its package.json: file paths, or folders ending in `/`.
 */
function isExcluded(relativePath, excludes = []) {
  if (NEVER_PACKED.test(relativePath)) return true;
  return excludes.some((entry) =>
    entry.endsWith('/') ? relativePath.startsWith(entry) : relativePath === entry,
  );
}

module.exports = { isExcluded };
