/** The build preset: a package's `gulpfile.cjs` is one line that asks for `library` or `app`. */
const { library, app } = require('./gulp/preset.cjs');

module.exports = { library, app };
