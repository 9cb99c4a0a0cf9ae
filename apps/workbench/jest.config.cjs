const { dirname } = require('node:path');

const from = (start, name) => require.resolve(name, { paths: [start] });
const antd = require.resolve('antd/package.json');
const scroll = from(antd, 'scroll-into-view-if-needed');
const colors = dirname(dirname(from(antd, '@ant-design/colors')));

module.exports = require('../../jest.preset.cjs')(__dirname, 'workbench', {
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/test/css-module.cjs',
    '^@ant-design/icons$': '<rootDir>/test/icons.cjs',
    // Both publish their TypeScript under the condition that our packages use for theirs.
    '^scroll-into-view-if-needed$': scroll,
    '^compute-scroll-into-view$': from(scroll, 'compute-scroll-into-view'),
    // The CommonJS half of the icons asks for the other half of the colours.
    '^@ant-design/colors/es/(.*)$': `${colors}/lib/$1`,
  },
});
