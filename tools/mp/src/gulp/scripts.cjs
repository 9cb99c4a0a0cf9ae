const path = require('node:path');
const { finished } = require('node:stream/promises');
const gulp = require('gulp');
const gulpTs = require('gulp-typescript');
const typescript = require('typescript');

/**
 * The files tsconfig.build.json names: its `exclude` is what keeps tests out of `dist`.
 * @param {string} configPath
 * @returns {string[]}
 */
function sourceFiles(configPath) {
  const host = {
    ...typescript.sys,
    /** @param {import('typescript').Diagnostic} fault */
    onUnRecoverableConfigFileDiagnostic: (fault) => {
      throw new Error(typescript.flattenDiagnosticMessageText(fault.messageText, '\n'));
    },
  };
  return typescript.getParsedCommandLineOfConfigFile(configPath, {}, host)?.fileNames ?? [];
}

/**
 * Compiles `src/**.ts` into `dist` with source maps, as tsconfig.build.json says.
 * @param {string} dir The package folder.
 * @returns {Promise<void>} Rejects on the first run with a type error; nothing is written then.
 */
async function scripts(dir) {
  const configPath = path.join(dir, 'tsconfig.build.json');
  const files = sourceFiles(configPath);
  if (files.length === 0) return;
  const project = gulpTs.createProject(configPath, { typescript, noEmitOnError: true });
  const out = path.join(dir, 'dist');
  const compiled = gulp
    .src(files, { cwd: dir, base: path.join(dir, 'src'), sourcemaps: true })
    .pipe(project());
  const failed = new Promise((_, reject) => compiled.on('error', reject));
  const written = Promise.all([
    finished(compiled.js.pipe(gulp.dest(out, { sourcemaps: '.' })).resume()),
    finished(compiled.dts.pipe(gulp.dest(out)).resume()),
  ]);
  await Promise.race([failed, written]);
}

module.exports = { scripts };
