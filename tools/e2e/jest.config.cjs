module.exports = require('../../jest.preset.cjs')(__dirname, 'e2e', {
  globalSetup: './src/prepare-run.ts',
  globalTeardown: './src/end-run.ts',
});
