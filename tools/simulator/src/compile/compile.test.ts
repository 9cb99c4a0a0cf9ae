import { createContext, runInContext } from 'node:vm';
import { compileApp } from './compile';
import { memoryTree } from './source-tree';
import { formatProblem } from '../shared/problem';

const PROJECT = { appId: 'wx1', urlCheck: true };

const SOUND = {
  'app.json': '{ "pages": ["pages/a/a"], "usingComponents": { "card": "/card/card" } }',
  'app.js': "App(require('./lib').options)",
  'lib.js': 'exports.options = {}',
  'pages/a/a.wxml': '<card><view>{{a}}</view></card>',
  'pages/a/a.js': 'Page({})',
  'card/card.json': '{ "component": true }',
  'card/card.wxml': '<slot />',
  'card/card.js': "Component({ options: { styleIsolation: 'apply-shared' } })",
};

const lines = (files: Record<string, string>): string[] =>
  compileApp(memoryTree(files), PROJECT).problems.map(formatProblem);

test('a sound app compiles to a script that boots', () => {
  const { script, meta, problems } = compileApp(memoryTree(SOUND), PROJECT);
  const booted: unknown[] = [];
  runInContext(script, createContext({ __mpBoot: (...parts: unknown[]) => booted.push(...parts) }));
  expect(problems).toEqual([]);
  expect(booted).toHaveLength(3);
  expect(meta).toMatchObject({
    appId: 'wx1',
    urlCheck: true,
    entryPage: 'pages/a/a',
    configs: {
      'pages/a/a': { usingComponents: { card: '/card/card' } },
      'card/card': { styleIsolation: 'apply-shared' },
    },
  });
});

test.each<[string, Record<string, string>, string]>([
  [
    'a missing page',
    { 'app.json': '{ "pages": ["pages/a/a", "pages/b/b"] }' },
    '[page.missing] app.json page "pages/b/b"',
  ],
  ['broken JSON', { 'card/card.json': '{' }, '[config.invalid] card/card.json'],
  [
    'a request that leads nowhere',
    { 'lib.js': "require('./none')" },
    "[script.unresolved] lib.js cannot resolve require('./none')",
  ],
  ['a script that does not parse', { 'lib.js': '\nlet = 1 2' }, '[script.syntax] lib.js:2'],
  ['a module in ES syntax', { 'lib.js': 'export const options = {}' }, '[script.syntax] lib.js:1'],
  [
    'a component that is not there',
    { 'app.json': '{ "pages": ["pages/a/a"], "usingComponents": { "card": "/none" } }' },
    '[component.missing] app.json usingComponents: cannot find "/none" of <card>',
  ],
  [
    'a template that does not parse',
    { 'card/card.wxml': '<view>{{a?.b}}</view>' },
    '[template.syntax] card/card.wxml:1',
  ],
  [
    'an unknown tag',
    { 'card/card.wxml': '<div />' },
    '[component.unknown] card/card.wxml unknown component <div>',
  ],
  [
    'a tag for later',
    { 'card/card.wxml': '<video />' },
    '[component.unavailable] card/card.wxml <video>',
  ],
  [
    'WXS that is not there',
    { 'card/card.wxml': '<wxs module="a" src="./a.wxs" />' },
    '[wxs.unresolved] card/card.wxml',
  ],
  [
    'WXS that is too new',
    { 'card/card.wxml': '<wxs module="a">let b = 1</wxs>' },
    '[wxs.syntax] card/card.wxml',
  ],
  [
    'an import that is not there',
    { 'card/card.wxml': '<import src="./b.wxml" />' },
    '[template.missing] card/card.wxml cannot find card/b.wxml',
  ],
])('%s is a problem that names the place', (_, change, expected) => {
  expect(lines({ ...SOUND, ...change }).join('\n')).toContain(expected);
});

test('a broken module throws its own error and spares the others', () => {
  const { script } = compileApp(memoryTree({ ...SOUND, 'lib.js': 'let = 1 2' }), PROJECT);
  const booted: ((...names: unknown[]) => Record<string, [unknown, () => void]>)[] = [];
  const context = createContext({
    __mpBoot: (_: unknown, __: unknown, modules: (typeof booted)[number]) => booted.push(modules),
  });
  runInContext(script, context);
  const table = booted[0]?.();
  expect(() => table?.['lib.js']?.[1]()).toThrow('lib.js: Unexpected token');
});
