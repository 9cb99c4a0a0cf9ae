module.exports = require('../../jest.preset.cjs')(__dirname, 'call-center', {
  // PGlite imports node's modules dynamically, which Jest can do only in what it transforms.
  transformIgnorePatterns: ['/node_modules/(?!.*@electric-sql)'],
  // The first test on a machine makes a database, which takes its time while others run beside it.
  testTimeout: 30_000,
});
