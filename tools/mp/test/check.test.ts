import { rmSync } from 'node:fs';
import path from 'node:path';
import { runCheck } from '../src/check/run-check.cjs';
import { formatReport } from '../src/check/report.cjs';
import { copyGoodApp, removeTempDirs, tempDir } from './temp-app';
import { runNode } from './run-node';

const BIN = path.join(__dirname, '../bin/mp-check.cjs');
const CONFIG_WITH = (mpCheck: object) => JSON.stringify({ name: 'planted', mpCheck });

afterAll(removeTempDirs);
jest.setTimeout(30_000);

/** What a planted defect is reported as: rule, place and words. */
async function faultsOf(
  planted: Record<string, string>,
  options: { fast?: boolean } = { fast: true },
): Promise<string[]> {
  const { findings } = await runCheck(copyGoodApp(planted), options);
  return findings.map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`);
}

test('a faultless mini-program passes, with the size of each package told', async () => {
  const report = await runCheck(copyGoodApp());
  expect(report.findings).toEqual([]);
  expect(report.ok).toBe(true);
  const sizes = Object.fromEntries(report.sizes.map((size) => [size.name, size]));
  expect(Object.keys(sizes).sort()).toEqual(['@demo/clock', 'main', 'parts/help']);
  expect(sizes['@demo/clock']?.minifiedBytes).toBeLessThan(sizes['@demo/clock']?.bytes ?? 0);
  expect(formatReport(report)).toContain('检查通过');
});

describe('official compilers', () => {
  const machine = `${process.platform}-${process.arch}`;
  // None is published for other machines; the check says so there, and names the machine.
  const hasCompilers = /^(linux-x64|darwin-x64|darwin-arm64|win32-x64)$/.test(machine);

  const told = async (files: Record<string, string>): Promise<string[]> => {
    const { findings, notices } = await runCheck(copyGoodApp(files));
    const faults = findings.map(
      ({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`,
    );
    return [...faults, ...notices];
  };
  const words = (ofCompiler: RegExp): unknown =>
    hasCompilers ? expect.stringMatching(ofCompiler) : expect.stringContaining(machine);

  test('every template wcc refuses is named with its line, not just the first', async () => {
    const faults = await told({
      'root/pages/home/index.wxml': '<view>\n  <text>\n</view>',
      'root/parts/help/index.wxml': '<view>{{ a + * b }}</view>',
    });
    expect(faults).toContainEqual(words(/^wxml pages\/home\/index.wxml:3 expect end-tag/));
    expect(faults).toContainEqual(words(/^wxml parts\/help\/index.wxml:1 Bad value/));
  });

  test('a broken wxs module is named', async () => {
    const faults = await told({ 'root/pages/home/money.wxs': 'module.exports = {{' });
    expect(faults).toContainEqual(words(/^wxml pages\/home\/money.wxs:\d+ Unexpected/));
  });

  test('a style wcsc refuses is named', async () => {
    const faults = await told({ 'root/theme.wxss': '.tag { color: red; } }' });
    expect(faults).toContainEqual(words(/^wxss theme.wxss:1 error at token/));
  });
});

test('a machine without official compilers is told so, and the other rules still run', async () => {
  const dir = copyGoodApp({ 'root/parts/help/index.wxml': '<view>{{ a?.b }}</view>' });
  const report = await runCheck(dir, { machine: 'linux-arm64', fast: true });
  expect(report.notices).toContainEqual(expect.stringContaining('linux-arm64'));
  expect(report.findings.map(({ rule }) => rule)).toContain('wxml-syntax');
  expect(report.findings.map(({ rule }) => rule)).not.toContain('wxml');
});

test("WeChat's compiler names a page that is not there", async () => {
  const faults = await faultsOf(
    { 'root/app.json': '{ "pages": ["pages/home/index", "pages/lost"] }' },
    { fast: false },
  );
  expect(faults).toContainEqual(expect.stringMatching(/^compile .*pages\/lost/));
});

test('every missing file is named beside the one that asks for it', async () => {
  const faults = await faultsOf(
    {
      'root/pages/home/index.js': "require('./gone'); require('@demo/none'); Page({});",
      'root/pages/home/index.wxml': '<import src="./t.wxml" /><image src="/assets/no.png" />',
      'root/app.wxss': "@import './gone.wxss';",
      'root/app.json': '{ "pages": ["pages/home/index"], "sitemapLocation": "no-sitemap.json" }',
    },
    { fast: false },
  );
  const missing = faults.filter((fault) => fault.startsWith('missing')).sort();
  expect(missing).toEqual([
    'missing app.json:undefined no-sitemap.json',
    'missing app.wxss:undefined ./gone.wxss',
    'missing pages/home/index.js:undefined ./gone',
    'missing pages/home/index.js:undefined @demo/none',
    'missing pages/home/index.wxml:1 /assets/no.png',
    'missing pages/home/index.wxml:undefined ./t.wxml',
  ]);
});

test('a component that is used but not declared is named', async () => {
  const faults = await faultsOf({ 'root/parts/help/index.wxml': '<view>\n<price-tag /></view>' });
  expect(faults).toContain('unknown-tag parts/help/index.wxml:2 <price-tag>');
});

test('expressions templates do not know are named, and text that only looks like them is not', async () => {
  const faults = await faultsOf({
    'root/parts/help/index.wxml':
      "<view>a ?? b => {{ ok ? 'x ?? y' : '' }}</view>\n<view>{{ a ?? b }}</view>",
  });
  expect(faults.filter((fault) => fault.startsWith('wxml-syntax'))).toEqual([
    'wxml-syntax parts/help/index.wxml:2 ??  {{ a ?? b }}',
  ]);
});

test('globals a mini-program lacks are named; own names, properties and guarded uses are not', async () => {
  const faults = await faultsOf({
    'root/parts/help/index.js': [
      'eval("1");',
      'new Function("return 1")();',
      'window.open();',
      'const page = { document: 1 }; page.window = page.document;',
      'function show(location) { return location; }',
      'if (typeof fetch === "function") fetch("/x");',
      'Page({ show, isFunction: (f) => f instanceof Function });',
    ].join('\n'),
  });
  expect(faults.filter((fault) => fault.startsWith('global'))).toEqual([
    'global parts/help/index.js:1 eval',
    'global parts/help/index.js:2 new Function',
    'global parts/help/index.js:3 window',
  ]);
});

test('syntax newer than ES2017 is named', async () => {
  const faults = await faultsOf({
    'root/parts/help/index.js': [
      'const a = { ...{} };',
      'const b = a?.c ?? 1;',
      'try { a(); } catch { b(); }',
      'const d = /(?<=x)y/;',
      'async function* e() { yield d; }',
      'const [f, ...g] = [1, ...[2]]; const h = async () => f ** g.length;',
    ].join('\n'),
  });
  expect(faults.filter((fault) => fault.startsWith('syntax'))).toEqual([
    'syntax parts/help/index.js:1 object spread',
    'syntax parts/help/index.js:2 ?.',
    'syntax parts/help/index.js:2 ??',
    'syntax parts/help/index.js:3 catch without a binding',
    'syntax parts/help/index.js:4 regular expression lookbehind',
    'syntax parts/help/index.js:5 async generator',
  ]);
});

test('addresses outside the allow list are errors, plain http to an allowed one is a warning', async () => {
  const { findings } = await runCheck(
    copyGoodApp({
      'package.json': CONFIG_WITH({ allowedDomains: ['service.example.com', 'localhost:8080'] }),
      'root/parts/help/index.js': [
        '// see https://docs.example.org/why',
        'const a = "wss://other.example.com/socket";',
        'const b = `http://localhost:8080/${a}`;',
        'Page({ a, b });',
      ].join('\n'),
    }),
    { fast: true },
  );
  expect(
    findings.map(({ severity, line, message }) => [
      severity,
      line,
      message.split(':').slice(0, 2).join(':'),
    ]),
  ).toEqual([
    ['error', 2, 'wss://other.example.com'],
    ['warning', 3, 'http://localhost'],
  ]);
});

test('a package over 2 MiB and a budget that is broken or names nothing are errors', async () => {
  const faults = await faultsOf({
    'package.json': CONFIG_WITH({
      allowedDomains: ['service.example.com'],
      minifiedBudgetsKiB: { '@demo/clock + parts/help': 100, '@demo/gone': 1, 'parts/help': 5000 },
    }),
    'root/parts/help/big.svg': 'x'.repeat(2 * 1024 * 1024 + 1),
  });
  expect(faults.filter((fault) => fault.startsWith('size'))).toEqual([
    expect.stringContaining('parts/help: 2048.0 KiB > 2 MiB'),
    expect.stringContaining('@demo/clock + parts/help: 2048.1 KiB > 100 KiB'),
    expect.stringContaining('@demo/gone'),
  ]);
});

describe('the command', () => {
  test('exits 0 on a faultless app and 1, with the defect in JSON, on a faulty one', async () => {
    const good = await runNode(BIN, [], { cwd: copyGoodApp() });
    expect(good).toMatchObject({ code: 0, stderr: '' });
    const bad = await runNode(BIN, [
      '--fast',
      '--json',
      copyGoodApp({ 'root/parts/help/index.js': 'eval("")' }),
    ]);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, findings: [{ rule: 'global' }] });
  });

  test('says what to do outside a mini-program and before a build', async () => {
    const outside = await runNode(BIN, [tempDir()]);
    expect(outside).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('inside a mini-program'),
    });
    const unbuilt = copyGoodApp();
    rmSync(path.join(unbuilt, 'root'), { recursive: true });
    const ended = await runNode(BIN, [unbuilt]);
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('build the app first'),
    });
  });
});
