module.exports = require('../../jest.preset.cjs')(__dirname, 'workbench', {
  moduleNameMapper: { '\\.module\\.css$': '<rootDir>/test/css-module.cjs' },
});
