import { reach } from '../src/pack/reach.cjs';

const NPM = 'sub/miniprogram_npm';

/** What is reached from the entries, in a mini-program of these files. */
function reachedFrom(entries: string[], files: Record<string, string>): string[] {
  const tree = { has: (file: string) => file in files, read: (file: string) => files[file] ?? '' };
  return [...reach(entries, tree).keys()];
}

test.each([
  ['a file beside it', "require('./other')", 'sub/page/other.js'],
  ['a folder', "require('../lib')", 'sub/lib/index.js'],
  ['an absolute path', "require('/sub/lib/index.js')", 'sub/lib/index.js'],
  ['a package', "require('@demo/lib')", `${NPM}/@demo/lib/index.js`],
  ['a file of a package', "require('@demo/lib/part')", `${NPM}/@demo/lib/part.js`],
  ['a package in the main package', "require('clock')", 'miniprogram_npm/clock/index.js'],
  ['another subpackage', "require.async('../../far/page')", 'far/page.js'],
  ['an import', "import { a } from '@demo/lib';", `${NPM}/@demo/lib/index.js`],
  ['an export', "export * from './other';", 'sub/page/other.js'],
])('a script reaches %s', (_what, script, file) => {
  const files = { 'sub/page/page.js': script, [file]: '' };
  expect(reachedFrom(['sub/page/page.js'], files)).toEqual(['sub/page/page.js', file]);
});

test('a component is all of its files, and what these ask for', () => {
  const card = `${NPM}/@demo/ui/card/card`;
  const files = {
    'sub/page.json':
      '{ "usingComponents": { "card": "@demo/ui/card/card", "there": "plugin://p" } }',
    [`${card}.json`]:
      '{ "usingComponents": { "dot": "../dot/index" }, "componentGenerics": { "a": true, "b": { "default": "../row" } } }',
    [`${card}.js`]: "require('./price');",
    [`${card}.wxml`]: '<import src="../parts.wxml" /><wxs module="m" src="./m.wxs" />',
    [`${card}.wxss`]: "@import '../tokens.wxss';",
    [`${NPM}/@demo/ui/card/price.js`]: '',
    [`${NPM}/@demo/ui/card/m.wxs`]: "var n = require('./n.wxs');",
    [`${NPM}/@demo/ui/card/n.wxs`]: '',
    [`${NPM}/@demo/ui/dot/index.json`]: '{ "component": true }',
    [`${NPM}/@demo/ui/row/index.json`]: '{ "component": true }',
    [`${NPM}/@demo/ui/parts.wxml`]: '',
    [`${NPM}/@demo/ui/tokens.wxss`]: '',
  };
  const unused = { [`${NPM}/@demo/ui/index.js`]: '', [`${card}.test.js`]: '' };
  expect(reachedFrom(['sub/page.json'], { ...files, ...unused }).sort()).toEqual(
    Object.keys(files).sort(),
  );
});

test('what is not there, or no JSON, is left to the check', () => {
  const files = { 'a.js': "require('./b'); require('fs');", 'a.json': '{' };
  expect(reachedFrom(['a.js', 'a.json'], files)).toEqual(['a.js', 'a.json']);
});

test('a path that is made when it runs is refused, with its place', () => {
  const files = { 'a.js': "const b = './b';\nrequire(b);" };
  expect(() => reachedFrom(['a.js'], files)).toThrow('a.js:2: require(b)');
  expect(reachedFrom(['a.js'], { 'a.js': 'typeof require; exports.require = 1;' })).toEqual([
    'a.js',
  ]);
});
