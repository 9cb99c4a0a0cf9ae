const { existsSync, readFileSync } = require('node:fs');
const { mkdir } = require('node:fs/promises');
const path = require('node:path');
const ci = require('miniprogram-ci');
const { PublishError, toPublishError } = require('./errors.cjs');

/**
 * @typedef {object} PublishOptions
 * @property {string} appDir Folder of project.config.json, built.
 * @property {string} [keyPath] PEM of the code-upload key.
 * @property {string} [version] Default: the app's package.json version.
 * @property {string} [description] Shown in mp.weixin.qq.com.
 * @property {number} [robot] 1 to 30, the uploader WeChat shows; default 1.
 *
 * @typedef {{ name: string, bytes: number }} UploadedPackage
 */

/** @param {string} file */
function readJsonIfThere(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** @param {PublishOptions} options */
function prepare({ appDir, keyPath, version, description, robot = 1 }) {
  const { appid, miniprogramRoot = '' } = readJsonIfThere(path.join(appDir, 'project.config.json'));
  if (!appid || appid === 'touristappid') throw new PublishError('publish.appidMissing');
  if (!existsSync(path.join(appDir, miniprogramRoot, 'app.json'))) {
    throw new PublishError('publish.notBuilt');
  }
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: appDir,
    privateKeyPath: keyPath,
    ignores: ['node_modules/**/*'],
  });
  const manifest = readJsonIfThere(path.join(appDir, 'package.json'));
  return {
    project,
    version: version ?? manifest.version ?? '0.0.0',
    desc: description ?? `${manifest.name ?? 'mini-program'} ${manifest.version ?? ''}`.trim(),
    robot,
    setting: { useProjectConfig: true },
    onProgressUpdate: () => undefined,
  };
}

/** @param {{ name: string, size: number }[] | undefined} packages @returns {UploadedPackage[]} */
function packagesOf(packages) {
  return (packages ?? []).map(({ name, size }) => ({ name, bytes: size }));
}

/**
 * Uploads a preview build and writes its QR code as a picture.
 * @param {PublishOptions & { qrcodePath: string }} options
 * @returns {Promise<{ qrcodePath: string, packages: UploadedPackage[] }>}
 * @throws {PublishError}
 */
async function preview({ qrcodePath, ...options }) {
  try {
    const request = prepare(options);
    await mkdir(path.dirname(qrcodePath), { recursive: true });
    const { subPackageInfo } = await ci.preview({
      ...request,
      qrcodeFormat: 'image',
      qrcodeOutputDest: qrcodePath,
    });
    return { qrcodePath, packages: packagesOf(subPackageInfo) };
  } catch (error) {
    throw toPublishError(error);
  }
}

/**
 * Uploads a version, to be submitted for review at mp.weixin.qq.com.
 * @param {PublishOptions} options
 * @returns {Promise<{ version: string, packages: UploadedPackage[] }>}
 * @throws {PublishError}
 */
async function upload(options) {
  try {
    const request = prepare(options);
    const { subPackageInfo } = await ci.upload(request);
    return { version: request.version, packages: packagesOf(subPackageInfo) };
  } catch (error) {
    throw toPublishError(error);
  }
}

module.exports = { preview, upload };
