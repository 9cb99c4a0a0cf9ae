import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { listFiles } from '../src/pack/list-files.cjs';
import { removeTempDirs, tempDir, writeFiles } from './temp-app';
import { runNode, startNode, until } from './run-node';

const MP = path.join(__dirname, '..');
const GULP = path.join(realpathSync(path.join(MP, 'node_modules/gulp')), 'bin/gulp.js');
const PNG = readFileSync(path.join(__dirname, 'fixtures/good-app/root/assets/dot.png'));
const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'ES2017',
    lib: ['ES2017'],
    module: 'CommonJS',
    moduleResolution: 'bundler',
    strict: true,
    types: [],
    rootDir: 'src',
    declaration: true,
  },
  include: ['src'],
  exclude: ['**/*.test.ts'],
});

jest.setTimeout(30_000);
afterAll(removeTempDirs);

/** A workspace of three packages, linked the way pnpm links them. */
function workspace(): { lib: string; shapes: string; app: string } {
  const root = tempDir({
    'lib/package.json': JSON.stringify({
      name: '@demo/lib',
      version: '1.0.0',
      miniprogram: 'dist',
      miniprogramExclude: ['server/', 'desk.js'],
      exports: { '.': './dist/index.js', './*': './dist/*.js' },
      dependencies: { '@demo/shapes': '1', plain: '1' },
      peerDependencies: { 'server-only': '1' },
      peerDependenciesMeta: { 'server-only': { optional: true } },
    }),
    'lib/src/index.ts': [
      "import { round } from '@demo/shapes';",
      "import { part } from 'plain';",
      'export const plus = (a: number, b?: number): number => (round ? a + (b ?? 1) : part);\n',
    ].join('\n'),
    'lib/src/unused.ts': 'export const unused = 1;\n',
    'lib/src/index.test.ts': 'const broken: number = "tests are not built";\n',
    'lib/src/server/schema.ts': 'export const schema = 1;\n',
    'lib/src/desk.ts': 'export const desk = 1;\n',
    'lib/src/card/card.json': '{ "component": true }',
    'lib/src/card/card.wxml': '<view />',
    'lib/src/other/other.json': '{ "component": true }',
    'lib/src/notes.md': 'not for phones',
    'shapes/package.json': JSON.stringify({
      name: '@demo/shapes',
      version: '1.0.0',
      miniprogram: 'dist',
      main: 'dist/index.js',
    }),
    'shapes/dist/index.js': 'exports.round = true;',
    'shapes/dist/index.d.ts': 'export const round: boolean;',
    'plain/package.json': JSON.stringify({
      name: 'plain',
      version: '1.0.0',
      main: 'lib/main.js',
      dependencies: { deep: '1' },
    }),
    'plain/lib/main.d.ts': 'export const part: number;',
    'plain/lib/main.js': "exports.part = require('./part').part; exports.deep = require('deep');",
    'plain/lib/part.js': 'exports.part = 7;',
    'deep/package.json': JSON.stringify({ name: 'deep', version: '1.0.0' }),
    'deep/index.js': "module.exports = { ...{ deep: 'yes' } };",
    'app/package.json': JSON.stringify({
      name: 'app',
      version: '1.0.0',
      dependencies: { '@demo/lib': '1' },
    }),
    'app/src/app.ts': "import { plus } from '@demo/lib';\nexport const two: number = plus(1);\n",
    'app/src/app.json': '{ "pages": [], "usingComponents": { "lib-card": "@demo/lib/card/card" } }',
  });
  const dirs = {
    lib: path.join(root, 'lib'),
    shapes: path.join(root, 'shapes'),
    app: path.join(root, 'app'),
  };
  const links: [string, string, string][] = [
    [dirs.app, '@demo/lib', dirs.lib],
    [dirs.lib, '@demo/shapes', dirs.shapes],
    [dirs.lib, 'plain', path.join(root, 'plain')],
    [path.join(root, 'plain'), 'deep', path.join(root, 'deep')],
  ];
  for (const dir of [dirs.lib, dirs.app]) {
    links.push([dir, 'gulp', path.dirname(path.dirname(GULP))], [dir, '@ccc/mp', MP]);
    const preset = dir === dirs.app ? 'app' : 'library';
    writeFiles(dir, {
      'gulpfile.cjs': `Object.assign(exports, require('@ccc/mp').${preset}(__dirname));\n`,
      'tsconfig.build.json': TSCONFIG,
    });
  }
  for (const [from, name, to] of links) {
    const link = path.join(from, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(to, link);
  }
  return dirs;
}

const gulp = (cwd: string, task: string) => runNode(GULP, [task], { cwd });

async function filesIn(dir: string): Promise<string[]> {
  return (await listFiles(dir)).map((file) => path.relative(dir, file));
}

describe('a library', () => {
  test('builds scripts, declarations, maps and statics; tests and notes stay out; stale files go', async () => {
    const { lib } = workspace();
    writeFiles(lib, { 'dist/stale.js': '' });
    expect(await gulp(lib, 'build')).toMatchObject({ code: 0 });
    expect(await filesIn(path.join(lib, 'dist'))).toEqual([
      ...['card/card.json', 'card/card.wxml'],
      ...['desk.d.ts', 'desk.js', 'desk.js.map', 'index.d.ts', 'index.js', 'index.js.map'],
      'other/other.json',
      ...['server/schema.d.ts', 'server/schema.js', 'server/schema.js.map'],
      ...['unused.d.ts', 'unused.js', 'unused.js.map'],
    ]);
    expect(readFileSync(path.join(lib, 'dist/index.js'), 'utf8')).not.toContain('??');
  });

  test('a type error ends the build with code 1 and writes no script', async () => {
    const { lib } = workspace();
    writeFiles(lib, { 'src/index.ts': 'export const a: number = "text";\n' });
    const ended = await gulp(lib, 'build');
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).toContain('TS2322');
    expect(existsSync(path.join(lib, 'dist/index.js'))).toBe(false);
  });
});

describe('a mini-program', () => {
  let lib: string;
  let app: string;
  let npm: string;

  beforeAll(async () => {
    ({ lib, app } = workspace());
    npm = path.join(app, 'dist/miniprogram_npm');
    writeFileSync(path.join(app, 'src/dot.png'), PNG);
    expect(await gulp(lib, 'build')).toMatchObject({ code: 0 });
    expect(await gulp(app, 'build')).toMatchObject({ code: 0 });
  });

  test('gets what it asks for of its dependencies, directly or not, as real files', async () => {
    expect(await filesIn(npm)).toEqual([
      ...['@demo/lib/card/card.json', '@demo/lib/card/card.wxml', '@demo/lib/index.js'],
      '@demo/shapes/index.js',
      ...['deep/index.js', 'plain/index.js'],
    ]);
    expect(lstatSync(path.join(npm, '@demo/lib')).isSymbolicLink()).toBe(false);
  });

  test('a plain npm package becomes one ES2017 file that requires its own dependencies', async () => {
    writeFiles(app, { 'print.cjs': "console.log(JSON.stringify(require('plain')));" });
    const printed = await runNode(path.join(app, 'print.cjs'), [], { env: { NODE_PATH: npm } });
    expect(JSON.parse(printed.stdout)).toEqual({ part: 7, deep: { deep: 'yes' } });
    expect(readFileSync(path.join(npm, 'deep/index.js'), 'utf8')).not.toMatch(/\{\s*\.\.\./);
  });

  test('pictures arrive byte for byte', () => {
    expect(readFileSync(path.join(app, 'dist/dot.png'))).toEqual(PNG);
  });

  test('while watching, a changed script, style or rebuilt library reaches dist', async () => {
    const watching = startNode(GULP, ['dev'], { cwd: app });
    try {
      await watching.printed("Finished 'dev'");
      const script = "import { plus } from '@demo/lib';\nimport '@demo/lib/unused';\nplus(3);\n";
      writeFiles(app, { 'src/app.ts': script, 'src/app.wxss': '.a {}' });
      writeFiles(lib, { 'dist/index.js': 'exports.rebuilt = true;' });
      const arrived = [
        [path.join(app, 'dist/app.js'), 'plus)(3)'],
        [path.join(npm, '@demo/lib/unused.js'), 'unused'],
        [path.join(app, 'dist/app.wxss'), '.a {}'],
        [path.join(npm, '@demo/lib/index.js'), 'rebuilt'],
      ] as const;
      for (const [file, text] of arrived) {
        await until(() => existsSync(file) && readFileSync(file, 'utf8').includes(text), file);
      }
    } finally {
      watching.stop();
    }
    expect((await watching.ended).stderr).not.toContain('errored');
  });

  test('a release is one line a script, without source maps', async () => {
    expect(await gulp(app, 'release')).toMatchObject({ code: 0 });
    const files = await filesIn(path.join(app, 'dist'));
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    const script = readFileSync(path.join(app, 'dist/app.js'), 'utf8');
    expect(script.trim().split('\n')).toHaveLength(1);
  });
});

describe('a mini-program that wants its dependencies in a subpackage', () => {
  test('has them there, and in the main package only the files that it names', async () => {
    const { lib, app } = workspace();
    const asking = ['src/app.ts', 'src/app.json'].map((name) => path.join(app, name));
    const [script = '', json = ''] = asking.map((file) => readFileSync(file, 'utf8'));
    asking.forEach((file) => writeFileSync(file, ''));
    writeFiles(app, { 'src/packages/chat/page.ts': script, 'src/packages/chat/page.json': json });
    const options = "{ subpackage: 'packages/chat', alsoInMain: ['@demo/lib/card/card.wxml'] }";
    writeFiles(app, {
      'gulpfile.cjs': `Object.assign(exports, require('@ccc/mp').app(__dirname, ${options}));\n`,
    });
    expect(await gulp(lib, 'build')).toMatchObject({ code: 0 });
    expect(await gulp(app, 'build')).toMatchObject({ code: 0 });
    const dist = path.join(app, 'dist');
    expect(await filesIn(path.join(dist, 'miniprogram_npm'))).toEqual(['@demo/lib/card/card.wxml']);
    expect(await filesIn(path.join(dist, 'packages/chat/miniprogram_npm'))).toEqual([
      ...['@demo/lib/card/card.json', '@demo/lib/card/card.wxml', '@demo/lib/index.js'],
      ...['@demo/shapes/index.js', 'deep/index.js', 'plain/index.js'],
    ]);
  });
});

describe('a mini-program whose dependencies are not in order does not build', () => {
  test.each([
    [
      'what is known only when it runs',
      "'@demo/' + name",
      /app\.js:\d+: require\('@demo\/' \+ exports\.name\)/,
    ],
    ['what its library keeps off phones', "'@demo/lib/desk'", 'app.js asks for'],
  ])('requiring %s', async (_what, path, words) => {
    const { lib, app } = workspace();
    const script = `declare const require: (path: string) => void;\nexport const name = 'lib';\nrequire(${path});\n`;
    writeFiles(app, { 'src/app.ts': script });
    expect(await gulp(lib, 'build')).toMatchObject({ code: 0 });
    const ended = await gulp(app, 'build');
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).toMatch(words);
  });

  test('a library that is not built is named, not skipped', async () => {
    const ended = await gulp(workspace().app, 'build');
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).toContain('@demo/lib has no files');
  });

  test('two versions of one dependency are refused, as there is room for one', async () => {
    const { app } = workspace();
    writeFiles(app, {
      'package.json': JSON.stringify({
        name: 'app',
        version: '1.0.0',
        dependencies: { '@demo/lib': '1', deep: '2' },
      }),
      'node_modules/deep/package.json': JSON.stringify({ name: 'deep', version: '2.0.0' }),
      'node_modules/deep/index.js': '',
    });
    const ended = await gulp(app, 'build');
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).toContain('miniprogram_npm has room for one');
  });
});
