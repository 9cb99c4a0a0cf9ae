module.exports = require('../../jest.preset.cjs')(__dirname, 'tccc-wx-sdk', {
  testEnvironment: '<rootDir>/test/environment.cjs',
  moduleNameMapper: { '^tccc-wx-sdk/login$': '<rootDir>/src/login.ts' },
});
