const { once } = require('node:events');
const path = require('node:path');
const gulp = require('gulp');
const { clean } = require('./clean.cjs');
const { scripts } = require('./scripts.cjs');
const { statics, STATIC_GLOBS } = require('./statics.cjs');
const { packNpm, packSources } = require('../pack/pack-npm.cjs');
const { minifyFolder } = require('../pack/minify.cjs');

/**
 * @typedef {() => Promise<void>} AsyncTask
 * @typedef {{ build: unknown, dev: unknown, release: unknown }} Tasks Gulp tasks, to be exported by a gulpfile.
 */

/**
 * Gives a function the name gulp prints.
 * @param {string} name
 * @param {AsyncTask} run
 * @returns {AsyncTask}
 */
function task(name, run) {
  return Object.defineProperty(run, 'name', { value: name });
}

/**
 * Runs a task at every change, until the process ends.
 * @param {string} dir
 * @param {string[]} globs
 * @param {AsyncTask} run
 * @returns {Promise<unknown>} Resolves when changes are seen.
 */
function watch(dir, globs, run) {
  return once(gulp.watch(globs, { cwd: dir, ignoreInitial: true }, run), 'ready');
}

/**
 * `build` cleans and writes `dist`; `release` also minifies it; `dev` only watches: it never
 * cleans, because another package may be reading `dist` at that moment.
 * @param {string} dir
 * @param {AsyncTask[]} extraSteps
 * @param {() => Promise<unknown>[]} watchExtra
 * @returns {Tasks}
 */
function tasksOf(dir, extraSteps, watchExtra) {
  const compile = task('scripts', () => scripts(dir));
  const copy = task('statics', () => statics(dir));
  const build = gulp.series(
    task('clean', () => clean(path.join(dir, 'dist'))),
    gulp.parallel(compile, copy, ...extraSteps),
  );
  const dev = task('dev', async () => {
    await Promise.all([
      watch(dir, ['src/**/*.ts', '!src/**/*.test.ts'], compile),
      watch(dir, STATIC_GLOBS, copy),
      ...watchExtra(),
    ]);
  });
  const release = gulp.series(
    build,
    task('minify', () => minifyFolder(path.join(dir, 'dist'))),
  );
  return { build, dev, release };
}

/**
 * Gulp tasks of a library: `src` to `dist`, with declarations where its tsconfig.build.json asks for them.
 * @param {string} dir The package folder, `__dirname` of its gulpfile.
 * @returns {Tasks}
 */
function library(dir) {
  return tasksOf(dir, [], () => []);
}

/**
 * Gulp tasks of a mini-program: a library's, and its dependencies as real files in `miniprogram_npm`.
 * @param {string} dir The app folder, `__dirname` of its gulpfile.
 * @param {import('../pack/pack-npm.cjs').PackOptions} [options] Default: all of it into the main package.
 * @returns {Tasks}
 */
function app(dir, options) {
  const pack = task('packNpm', () => packNpm(dir, options));
  return tasksOf(dir, [pack], () => [watch(dir, packSources(dir), pack)]);
}

module.exports = { library, app };
