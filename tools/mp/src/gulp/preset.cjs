const { once } = require('node:events');
const path = require('node:path');
const gulp = require('gulp');
const { clean } = require('./clean.cjs');
const { scripts } = require('./scripts.cjs');
const { statics, STATIC_GLOBS } = require('./statics.cjs');
const { checkDependencies, packNpm, packSources } = require('../pack/pack-npm.cjs');
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
 * @param {AsyncTask | ReturnType<typeof gulp.series>} run
 * @returns {Promise<unknown>} Resolves when changes are seen.
 */
function watch(dir, globs, run) {
  return once(gulp.watch(globs, { cwd: dir, ignoreInitial: true }, run), 'ready');
}

/**
 * `build` cleans and writes `dist`; `release` also minifies it; `dev` only watches: it never
 * cleans, because another package may be reading `dist` at that moment.
 * @param {string} dir
 * @param {{ first: AsyncTask[], last: AsyncTask[] }} steps `last`: what reads `dist` as it is written.
 * @param {() => Promise<unknown>[]} watchExtra
 * @returns {Tasks}
 */
function tasksOf(dir, { first, last }, watchExtra) {
  const compile = task('scripts', () => scripts(dir));
  const copy = task('statics', () => statics(dir));
  const build = gulp.series(
    task('clean', () => clean(path.join(dir, 'dist'))),
    ...first,
    gulp.parallel(compile, copy),
    ...last,
  );
  const dev = task('dev', async () => {
    await Promise.all([
      watch(dir, ['src/**/*.ts', '!src/**/*.test.ts'], gulp.series(compile, ...last)),
      watch(dir, STATIC_GLOBS, gulp.series(copy, ...last)),
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
  return tasksOf(dir, { first: [], last: [] }, () => []);
}

/**
 * Gulp tasks of a mini-program: a library's, and its dependencies as real files in `miniprogram_npm`.
 * @param {string} dir The app folder, `__dirname` of its gulpfile.
 * @param {import('../pack/pack-npm.cjs').PackOptions} [options] Default: all of it into the main package.
 * @returns {Tasks}
 */
function app(dir, options) {
  // While watching, a change of the app and one of a library may ask for it at once.
  let packed = Promise.resolve();
  const pack = task('packNpm', () => {
    const packing = packed.then(() => packNpm(dir, options));
    packed = packing.catch(() => undefined);
    return packing;
  });
  // A library that is not there is named, before the compiler stumbles over what it lacks.
  const find = task('dependencies', () => checkDependencies(dir));
  return tasksOf(dir, { first: [find], last: [pack] }, () => [watch(dir, packSources(dir), pack)]);
}

module.exports = { library, app };
