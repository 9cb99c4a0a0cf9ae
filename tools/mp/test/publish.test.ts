import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FAULTS, toPublishError } from '../src/publish/errors.cjs';
import { runNode } from './run-node';
import { copyGoodApp, removeTempDirs, tempDir } from './temp-app';
import { startStandIn, type StandIn } from './wechat-stand-in';

const PREVIEW = path.join(__dirname, '../bin/mp-preview.cjs');
const UPLOAD = path.join(__dirname, '../bin/mp-upload.cjs');
const QRCODE = readFileSync(path.join(__dirname, 'fixtures/good-app/root/assets/dot.png'));
const NOWHERE = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  NO_PROXY: '',
  no_proxy: '',
};

jest.setTimeout(30_000);

let wechat: StandIn;
let keyPath: string;

beforeAll(async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  keyPath = path.join(tempDir({ 'upload.key': pem, 'garbage.key': 'not a key' }), 'upload.key');
  wechat = await startStandIn(createPublicKey(privateKey), QRCODE);
});

afterEach(() => wechat.refuseWith(undefined));

afterAll(async () => {
  await wechat.close();
  removeTempDirs();
});

test('preview sends the signed package and saves the QR code as a picture', async () => {
  const dir = copyGoodApp();
  const ended = await runNode(PREVIEW, [dir, '--desc', 'try it', '--robot', '3'], {
    env: { ...wechat.env, MP_PRIVATE_KEY_PATH: keyPath },
  });
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('preview-qrcode.png') });
  expect(readFileSync(path.join(dir, 'reports/preview-qrcode.png'))).toEqual(QRCODE);
  const sent = wechat.uploads.find((upload) => upload.path === '/wxa/ci/testSourceURL');
  expect(Object.fromEntries(sent?.query ?? [])).toMatchObject({
    appid: 'wx0123456789abcdef',
    desc: 'try it',
    robot: '3',
  });
  expect([...(sent?.files.keys() ?? [])]).toEqual(
    expect.arrayContaining([
      '/app.json',
      '/pages/home/index.js',
      '/miniprogram_npm/@demo/clock/index.js',
    ]),
  );
});

test("upload sends the app's own version", async () => {
  const ended = await runNode(UPLOAD, ['--key', keyPath], { cwd: copyGoodApp(), env: wechat.env });
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('uploaded 1.2.3') });
  const sent = wechat.uploads.find((upload) => upload.path === '/wxa/ci/upload');
  expect(sent?.query.get('version')).toBe('1.2.3');
});

describe('a failure names its cause and what mends it, in both languages', () => {
  const failures: [
    name: string,
    code: string,
    args: () => string[],
    env: () => Record<string, string>,
  ][] = [
    ['no key', 'publish.keyMissing', () => [], () => wechat.env],
    [
      'a key file that is not there',
      'publish.keyMissing',
      () => ['--key', '/nowhere.key'],
      () => wechat.env,
    ],
    [
      'a key that is none',
      'publish.keyInvalid',
      () => ['--key', path.join(path.dirname(keyPath), 'garbage.key')],
      () => wechat.env,
    ],
    ['no network', 'publish.offline', () => ['--key', keyPath], () => NOWHERE],
  ];
  test.each(failures)('%s: %s', async (_name, code, args, env) => {
    const ended = await runNode(UPLOAD, args(), { cwd: copyGoodApp(), env: env() });
    const { mend } = FAULTS[code as keyof typeof FAULTS];
    expect(ended.code).toBe(1);
    for (const text of [code, mend.zh, mend.en]) expect(ended.stderr).toContain(text);
  });

  test('an IP that is not on the allow list', async () => {
    wechat.refuseWith({ errCode: -10008, errMsg: 'invalid ip' });
    const ended = await runNode(UPLOAD, ['--key', keyPath], {
      cwd: copyGoodApp(),
      env: wechat.env,
    });
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('publish.ipNotAllowed'),
    });
  });

  test('any other refusal keeps the words of the server', async () => {
    wechat.refuseWith({ errCode: -4711, errMsg: 'something new' });
    const ended = await runNode(UPLOAD, ['--key', keyPath], {
      cwd: copyGoodApp(),
      env: wechat.env,
    });
    expect(ended.stderr).toContain('publish.refused');
    expect(ended.stderr).toContain('something new');
  });

  test('a tourist appid and an app that is not built', async () => {
    const tourist = JSON.stringify({ appid: 'touristappid', miniprogramRoot: 'root/' });
    const first = await runNode(UPLOAD, [copyGoodApp({ 'project.config.json': tourist })]);
    expect(first).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('publish.appidMissing'),
    });
    const unbuilt = JSON.stringify({ appid: 'wx0123456789abcdef', miniprogramRoot: 'dist/' });
    const second = await runNode(UPLOAD, [copyGoodApp({ 'project.config.json': unbuilt })]);
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('publish.notBuilt') });
  });
});

test('anything thrown becomes a typed error that keeps the original', () => {
  const cause = new Error('disk full');
  expect(toPublishError(cause)).toMatchObject({
    code: 'publish.failed',
    detail: 'disk full',
    cause,
  });
  expect(toPublishError('odd')).toMatchObject({ code: 'publish.failed', detail: 'odd' });
});
