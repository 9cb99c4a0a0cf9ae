#!/usr/bin/env node
const { runCommand } = require('../src/publish/command-line.cjs');
const { upload } = require('../src/publish/publish.cjs');

const USAGE = `mp-upload [目录 folder] [--key file] [--version x.y.z] [--desc text] [--robot 1-30]
上传一个版本，之后在 mp.weixin.qq.com 提交审核。密钥也可用 MP_PRIVATE_KEY_PATH 指定。
Uploads a version, to be submitted for review at mp.weixin.qq.com. The key may also come from MP_PRIVATE_KEY_PATH.`;

runCommand(USAGE, async (options) => {
  const { version } = await upload(options);
  return `✓ 已上传 · uploaded ${version}`;
});
