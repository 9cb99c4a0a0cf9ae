const path = require('node:path');
const { finished } = require('node:stream/promises');
const gulp = require('gulp');

/** Pictures, sounds and the like. */
const ASSET_ENDINGS = [
  ...['.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp', '.mp3', '.m4a', '.aac', '.wav', '.mp4'],
  ...['.ttf', '.woff', '.woff2', '.cer'],
];

/** What a mini-program package may hold besides TypeScript; tests and notes stay out. */
const STATIC_GLOBS = [
  'src/**/*.{wxml,wxss,wxs,json,js}',
  `src/**/*{${ASSET_ENDINGS.join()}}`,
  '!src/**/*.test.*',
  '!src/**/{test,__snapshots__}/**',
];

/**
 * Copies templates, styles, JSON and media to `dist` byte for byte.
 * @param {string} dir The package folder.
 */
async function statics(dir) {
  // encoding:false, or gulp 5 decodes every picture as UTF-8 and ruins it.
  const copied = gulp
    .src(STATIC_GLOBS, { cwd: dir, base: path.join(dir, 'src'), encoding: false, allowEmpty: true })
    .pipe(gulp.dest(path.join(dir, 'dist'), { encoding: false }));
  await finished(copied.resume());
}

module.exports = { statics, ASSET_ENDINGS, STATIC_GLOBS };
