import tseslint from 'typescript-eslint';
import jest from 'eslint-plugin-jest';
import reactHooks from 'eslint-plugin-react-hooks';
import wxml from 'eslint-plugin-wxml';
import * as wxmlParser from '@wxml/parser';
import globals from 'globals';
import { ROOMS, forbiddenImports } from './tools/launch/boundaries.mjs';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.contract.ts', '**/test/**'];

/** Globals of a host: a room without one reaches them only through a port. */
const HOST_GLOBALS = [
  'wx', 'window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'location',
  'WebSocket', 'fetch', 'XMLHttpRequest', 'setTimeout', 'setInterval', 'setImmediate',
  'clearTimeout', 'clearInterval', 'process', 'require', 'module', 'getApp', 'getCurrentPages', 'eval', 'Function',
]; // prettier-ignore

const IMPURE = [
  { object: 'Date', property: 'now', message: 'Time is an argument here.' },
  { object: 'Math', property: 'random', message: 'Randomness is an argument here.' },
];

const roomRules = Object.keys(ROOMS).flatMap((room) => {
  const rule = (test) => ({
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: forbiddenImports(room, { test }),
            message: `Not a door of ${room}: see docs/ARCHITECTURE.md.`,
          },
          { group: ['**/dist/**', '@ccc/*/src/**'], message: 'Import through the package door.' },
        ],
      },
    ],
  });
  return [
    { files: [`${room}/**/*.{ts,tsx,mjs,cjs}`], rules: rule(false) },
    { files: TESTS.map((t) => `${room}/${t}`), rules: rule(true) },
  ];
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/reports/**',
      '**/.data/**',
      '**/fixtures/**/*.js',
    ],
  },
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  ...roomRules,
  {
    files: [
      'packages/{protocol,flow}/src/**/*.ts',
      'packages/core/src/**/*.ts',
      'apps/call-center/src/domain/**/*.ts',
    ],
    ignores: [
      'packages/core/src/platform/{wx,browser,memory}/**',
      'packages/protocol/src/conformance/**',
      ...TESTS,
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        ...HOST_GLOBALS.map((name) => ({ name, message: 'Host globals live in platform/<host>.' })),
      ],
      'no-restricted-properties': ['error', ...IMPURE],
    },
  },
  {
    files: ['packages/{ui,tccc-wx-sdk}/src/**/*.ts', 'apps/{omni-chat,audio-call}/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'eval', 'Function', 'localStorage', 'WebSocket', 'fetch'].map(
          (name) => ({ name, message: 'Not there in a mini-program.' }),
        ),
      ],
    },
  },
  {
    files: ['packages/ui/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@ccc/core', '@ccc/core/**'],
              allowTypeImports: true,
              message: 'ui knows only the types of core.',
            },
          ],
        },
      ],
    },
  },
  {
    files: TESTS,
    plugins: { jest },
    languageOptions: { globals: { ...globals.jest } },
    rules: {
      'jest/expect-expect': [
        'error',
        {
          assertFunctionNames: [
            'expect*',
            '**.expect*',
            'fc.assert',
            'check*',
            '**.check*',
            'eventually',
            '**.waitFor',
          ],
        },
      ],
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-identical-title': 'error',
    },
  },
  {
    files: ['apps/workbench/**/*.tsx', 'apps/workbench/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['**/*.config.{ts,mjs,js,cjs}', '**/gulpfile.cjs', 'tools/e2e/src/*-run.ts'],
    rules: { 'no-restricted-exports': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['tools/**/*.{ts,mjs,cjs}', 'apps/call-center/src/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.wxml'],
    plugins: { wxml },
    languageOptions: { parser: wxmlParser },
    processor: 'wxml/wxml',
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
);
