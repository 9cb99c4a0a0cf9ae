const { readFile, writeFile, rm } = require('node:fs/promises');
const esbuild = require('esbuild');
const { listFiles } = require('./list-files.cjs');

/**
 * Minified ES2017 text of one script; `require` calls and file boundaries stay as they are.
 * @param {string} source
 * @param {string} [fileName] Named in syntax errors.
 * @returns {Promise<string>}
 */
async function minifyScript(source, fileName) {
  const result = await esbuild.transform(source, {
    minify: true,
    target: 'es2017',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    sourcefile: fileName,
  });
  return result.code;
}

/**
 * Minifies every script below a folder in place and removes source maps, which no longer fit.
 * @param {string} dir
 */
async function minifyFolder(dir) {
  for (const file of await listFiles(dir)) {
    if (file.endsWith('.js.map')) await rm(file);
    else if (file.endsWith('.js')) {
      await writeFile(file, await minifyScript(await readFile(file, 'utf8'), file));
    }
  }
}

module.exports = { minifyScript, minifyFolder };
