/** One Jest set-up for every room; tests run on sources through the `source` export condition. */
module.exports = function preset(rootDir, displayName, overrides = {}) {
  return {
    rootDir,
    displayName,
    testMatch: ['<rootDir>/**/*.test.ts', '<rootDir>/**/*.test.tsx'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    transform: {
      '\\.[cm]?[jt]sx?$': [
        require.resolve('@swc/jest'),
        {
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
          },
          module: { type: 'commonjs' },
        },
      ],
    },
    testEnvironmentOptions: { customExportConditions: ['source', 'require', 'node', 'default'] },
    ...overrides,
  };
};
